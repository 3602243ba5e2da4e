"""Doing the work: for now, writing files whole."""
