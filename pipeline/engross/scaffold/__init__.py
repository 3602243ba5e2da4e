"""`engross init`: a working edition, of a sample or of TEI files that are there already."""

from engross.scaffold.init import CI, Laid, init

__all__ = ["CI", "Laid", "init"]
