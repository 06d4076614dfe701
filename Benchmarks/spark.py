#!/usr/bin/env python3
"""Times `scorecard run --engine spark` beside the program's own engine and plain Spark SQL, and on one executor beside two.

    .build-spark/bin/python Benchmarks/spark.py --data .build-bench/data --write

Two KPIs (permanent exclusions, repeat suspensions) at the ends of 14 months, as whole processes. Plain Spark SQL is what an analyst would
write: it reads the CSV files with a schema, checks no row, and knows no breakdowns, shown-beside figures or rules of keys.

With `--write` the tables go into the article Spark.
"""

import argparse
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

import results
from bench import SCALES
from processes import measure
from report import machine, table
from spark_cluster import Settings, run_on, size
from spark_scaling import scaling

ROOT = Path(__file__).resolve().parents[1]
SIZES = {**{name: SCALES[name] for name in ("council", "100MB", "800MB")}, "3500MB": 700}
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


def line(name, councils, exports, settings):
    """A size's line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        own = measure(settings.own(exports, f"{folder}/own")).wall
        spark = run_on(settings, exports, settings.master).seconds
        script = Path(folder, "plain.py")
        script.write_text(PLAIN, encoding="utf-8")
        plain = measure([sys.executable, script, exports, settings.master]).wall
    print(f"{name}: {own:.1f} s, {spark:.0f} s, {plain:.0f} s", file=sys.stderr, flush=True)
    return [f"{size(exports) / 1e6:,.0f} MB, {councils} council{'' if councils == 1 else 's'}", f"{own:.1f} s", f"{spark:.0f} s", f"{plain:.0f} s"]


def main():
    """The tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="where the exports are, or are written")
    parser.add_argument("--scorecard", type=Path, default=ROOT / ".build/scorecard", metavar="PATH")
    parser.add_argument("--sizes", default=",".join(SIZES), metavar="LIST", help="council, 100MB, 800MB, 3500MB; the last for executors")
    parser.add_argument("--write", action="store_true", help="write the tables into the article")
    options = parser.parse_args()
    sizes = options.sizes.split(",")
    settings = Settings(options.scorecard.resolve(), "local[2]")
    for name in {"council", *sizes}:
        if not (options.data / name).exists():
            subprocess.run([settings.program, "sample", "--quiet", options.data / name, "--scale", str(SIZES[name])], check=True)
    import pyspark
    text = "\n\n".join([
        f"{date.today()}, {results.commit()}; {machine()}, Spark {pyspark.__version__}",
        table(["exports", "own engine", "`--engine spark`", "plain Spark SQL"],
              [line(name, SIZES[name], options.data / name, settings) for name in sizes]),
        scaling(settings, options.data / "council", options.data / sizes[-1])])
    print(text)
    if options.write:
        results.SPARK.write_text(results.holding(results.SPARK.read_text(encoding="utf-8"), text), encoding="utf-8")


if __name__ == "__main__":
    main()
