"""Doing the work: who does tasks, what is kept on disk and by which keys, and writing files whole."""
