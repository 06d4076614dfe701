#!/usr/bin/env python3
"""Times `scorecard run --engine spark` beside the program's own engine, and beside plain Spark SQL on the same files.

    .build-spark/bin/python Benchmarks/spark.py .build-bench/data/100MB .build-bench/data/800MB

Two KPIs (permanent exclusions, repeat suspensions) at the ends of 14 months, as whole processes. Plain Spark SQL is what an analyst would
write: it reads the CSV files with a schema, checks no row, and knows no breakdowns, shown-beside figures or rules of keys. A column says
how long the parts of each phase of the program's run took.
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY, FIRST = "2024-03-31", "2023-02-28"
PLAIN = """
import sys
from pyspark.sql import SparkSession
spark = (SparkSession.builder.master(sys.argv[2]).config("spark.ui.enabled", "false").config("spark.log.level", "ERROR")
         .config("spark.sql.shuffle.partitions", "2").config("spark.driver.memory", "2g").getOrCreate())
for name, columns in (("exclusions", "exclusion_id STRING, pupil_id STRING, school_urn STRING, start_date DATE, reason STRING, "
                                     "sen_status STRING, outcome STRING, outcome_date DATE"),
                      ("suspensions", "suspension_id STRING, pupil_id STRING, school_urn STRING, start_date DATE, sessions INT, "
                                      "reason STRING, sen_status STRING")):
    spark.read.csv(f"{sys.argv[1]}/{name}.csv", header=True, schema=columns).createOrReplaceTempView(name)
spark.sql("SELECT last_day(add_months(DATE '2023-02-01', id)) AS day FROM range(14)").createOrReplaceTempView("days")
print(spark.sql(\"\"\"SELECT d.day, COUNT(*) FROM exclusions r JOIN days d ON r.start_date <= d.day
    AND r.start_date > last_day(add_months(d.day, -12))
    AND NOT coalesce(r.outcome IN ('withdrawn', 'reinstated') AND (r.outcome_date IS NULL OR r.outcome_date <= d.day), false)
    GROUP BY d.day ORDER BY 1\"\"\").collect()[-1][1])
print(spark.sql(\"\"\"SELECT day, COUNT(*) FROM (SELECT d.day, r.pupil_id FROM suspensions r JOIN days d ON r.start_date <= d.day
    AND r.start_date > last_day(add_months(d.day, -12)) WHERE r.sen_status IN ('K', 'E')
    GROUP BY d.day, r.pupil_id HAVING COUNT(*) > 1) GROUP BY day ORDER BY 1\"\"\").collect()[-1][1])
"""


def timed(command):
    """Seconds that a command takes, and what it prints."""
    began = time.monotonic()
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode not in (0, 65):
        sys.exit(done.stderr[-2000:])
    return time.monotonic() - began, done


def figures(folder):
    """The two figures that were published."""
    text = (folder / DAY / "scorecard.csv").read_text(encoding="utf-8")
    return [re.search(rf"^{kpi},.*$", text, re.M).group() for kpi in ("7", "9")]


def main():
    """A row of the table for each folder of exports."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("exports", nargs="+", type=Path)
    parser.add_argument("--scorecard", default=ROOT / ".build/scorecard")
    parser.add_argument("--master", default="local[2]")
    parser.add_argument("--kpi", default="7,9")
    options = parser.parse_args()
    print("| exports | own engine | `--engine spark` | plain Spark SQL |\n| --- | --- | --- | --- |")
    for exports in options.exports:
        size = sum(path.stat().st_size for path in exports.glob("*.csv")) / 1e6
        with tempfile.TemporaryDirectory() as folder:
            run = [options.scorecard, "run", "--quiet", "--no-keep-exports", "--input", exports, "--pipelines", ROOT / "Pipelines",
                   "--as-of", DAY, "--from", FIRST, "--kpi", options.kpi, "--partial"]
            own, _ = timed([*run, "--output", f"{folder}/own"])
            spark, _ = timed([*run, "--output", f"{folder}/spark", "--engine", "spark", "--spark-master", options.master,
                              "--spark-python", sys.executable, "--spark-staging", folder])
            script = Path(folder, "plain.py")
            script.write_text(PLAIN, encoding="utf-8")
            plain, _ = timed([sys.executable, script, exports, options.master])
        print(f"| {size:,.0f} MB | {own:.1f} s | {spark:.0f} s | {plain:.0f} s |", flush=True)


if __name__ == "__main__":
    main()
