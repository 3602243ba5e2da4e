"""Engross: from an archive's page to a validated, citable, beautiful TEI edition."""

__version__ = "0.1.0"
