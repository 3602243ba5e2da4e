"""
A validator for RELAX NG 1.0.

    from engross.relaxng import Schema

    schema = Schema.load("tei_all.rng")
    for finding in schema.validate("letter.xml"):
        print(finding)
"""

from __future__ import annotations

from engross.relaxng.schema import Schema

__all__ = ["Schema"]
