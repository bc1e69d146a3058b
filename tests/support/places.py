"""Where things are: the checkout and what lies beside it."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]
PLANS, TEMPLATES, DOCS = ROOT / "plans", ROOT / "templates", ROOT / "docs"
CASES = ROOT / "tests" / "cases"
# the corpus and its tools
SHARED = ROOT.parent / "shared"
