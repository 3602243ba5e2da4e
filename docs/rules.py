"""Write docs/rules.md, every code with its page; with --check, say whether it is up to date."""

from __future__ import annotations

import sys
from pathlib import Path

from engross.report.handbook import handbook

FILE = Path(__file__).with_name("rules.md")

if __name__ == "__main__":
    if "--check" in sys.argv[1:]:
        is_current = FILE.is_file() and FILE.read_text(encoding="utf-8") == handbook()
        sys.exit(0 if is_current else "docs/rules.md is out of date: run make docs")
    FILE.write_text(handbook(), encoding="utf-8")
