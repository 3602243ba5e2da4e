"""The command line: each command parses, calls and reports."""

from engross.cli.main import main

__all__ = ["main"]
