"""Where things are, and the scripts beside NOTICE that the tests try."""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SUPPLY = ROOT / "Sources/scorecard/Supply"
PROGRAM = Path(os.environ.get("SCORECARD", ROOT / ".build/debug/scorecard"))
RELEASE = ROOT / ".build/scorecard"
SYMBOLS = ROOT / ".build/scorecard.debug"
RESOLVED = (ROOT / ".build/workspace-state.json").is_file()
NOT_RESOLVED = "no packages are resolved here: swift package resolve"
NOT_BUILT = "there is no program here: swift build"

sys.dont_write_bytecode = True
sys.path.insert(0, str(SUPPLY))
