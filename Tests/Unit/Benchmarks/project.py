"""Where things are, and the scripts in Benchmarks that the tests try."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
BENCHMARKS = ROOT / "Benchmarks"

sys.dont_write_bytecode = True
sys.path.insert(0, str(BENCHMARKS))
