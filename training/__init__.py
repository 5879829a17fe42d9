"""Training of the network of the language room: data, network, training, export. Never imported at run time."""
