"""Document to reading: tokens, sentences, quotations, statements, entities, events and names."""
