"""
Mending files: what rules know how to put right, written into the bytes of a file and nowhere else.

`rounds.mend_document` mends, checks again and mends on; `splice.mend` is one such step; `files.write` puts the result
in the place of the file; `files.diff` shows it instead.
"""

from __future__ import annotations

from engross.mending.files import diff, write
from engross.mending.rounds import Outcome, mend_document
from engross.mending.splice import Mended, mend

__all__ = ["Mended", "Outcome", "diff", "mend", "mend_document", "write"]
