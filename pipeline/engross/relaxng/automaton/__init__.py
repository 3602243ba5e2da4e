"""The lazy automaton that documents drive."""
