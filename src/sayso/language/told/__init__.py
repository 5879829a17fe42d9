"""The ways in which words tell an event: by a verb, by a noun, by an adjective, by a set phrase."""
