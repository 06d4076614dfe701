"""Where things are."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SOURCES = ROOT / "Sources"
CONTRIBUTING = ROOT / "CONTRIBUTING.md"
ARTICLE = SOURCES / "scorecard/Documentation.docc/Architecture.md"

sys.dont_write_bytecode = True
