"""`engross serve`: the edition in a browser, built anew after each save, with what was found on each page."""

from __future__ import annotations
