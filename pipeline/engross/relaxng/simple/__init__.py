"""The simple form of a schema (RELAX NG, section 4), and what is forbidden in it (section 7)."""
