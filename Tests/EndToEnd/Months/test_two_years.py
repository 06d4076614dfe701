"""Two years in a minute: many months of running, and all that is left of them, against a model of its own."""

import os
import tempfile
import unittest
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import damage
import properties
from comparing import figures_of_all
from counting import WANTED, counts
from simulation import Simulation

SEEDS = [int(seed) for seed in os.environ.get("MONTHS_SEEDS", "").split()]
# What a seed is to find all three find together; before a release there are six.
USUAL = range(6 if os.environ.get("CASES") == "all" else 3)


def simulate(seed):
    """A seed's two years, and the loss of the history at their end; how often each thing happened in them."""
    with tempfile.TemporaryDirectory() as folder:
        simulation = Simulation(seed, Path(folder))
        simulation.two_years()
        simulation.check(figures_of_all(simulation.record.runs, simulation.history))
        simulation.check(properties.of_ids(simulation.record.runs, simulation.history))
        damage.rebuilt(simulation)
        damage.overwritten(simulation, 0)
        damage.overwritten(simulation, damage.middle_page(simulation.history))
        return counts(simulation.record)


class TwoYears(unittest.TestCase):
    """Every seed is another two years; MONTHS_SEEDS="7 8" runs these alone."""

    def test_two_years(self):
        happened = Counter()
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            running = {seed: pool.submit(simulate, seed) for seed in SEEDS or USUAL}
            for seed, done in running.items():
                with self.subTest(seed=seed):
                    happened += done.result()
        if not SEEDS:
            self.assertEqual([what for what in WANTED if not happened[what]], [], "never happened, whatever the seed")


if __name__ == "__main__":
    unittest.main()
