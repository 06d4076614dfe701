-- The schema of history.sqlite as it was published fifth, with a history of one run.
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
CREATE TABLE run (
  id INTEGER PRIMARY KEY,            -- in the order of publication
  name TEXT NOT NULL UNIQUE,
  plan TEXT NOT NULL,
  area TEXT NOT NULL,
  as_of TEXT NOT NULL,
  started TEXT NOT NULL,             -- UTC
  published_on TEXT NOT NULL,        -- that day in London
  program_version TEXT NOT NULL,
  exit_code INTEGER NOT NULL,
  is_newest INTEGER NOT NULL,        -- its ledger counts from then on
  withdrawn_at TEXT, withdrawn_by TEXT, withdrawn_reason TEXT
);
CREATE TABLE definition (
  run INTEGER NOT NULL REFERENCES run, path TEXT NOT NULL, bytes INTEGER NOT NULL, sha256 TEXT NOT NULL,
  PRIMARY KEY (run, path)
) WITHOUT ROWID;
CREATE TABLE source (
  run INTEGER NOT NULL REFERENCES run, source TEXT NOT NULL, status TEXT NOT NULL, read INTEGER NOT NULL,
  accepted INTEGER NOT NULL, rejected INTEGER NOT NULL, duplicates INTEGER NOT NULL, skipped INTEGER NOT NULL, newest TEXT,
  PRIMARY KEY (run, source)
) WITHOUT ROWID;
CREATE TABLE source_file (
  run INTEGER NOT NULL REFERENCES run, source TEXT NOT NULL, name TEXT NOT NULL, bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL, PRIMARY KEY (run, source, name)
) WITHOUT ROWID;
CREATE TABLE line (                  -- a run's scorecard: a figure as at the run's day
  run INTEGER NOT NULL REFERENCES run, kpi TEXT NOT NULL, part TEXT NOT NULL, status TEXT NOT NULL, value REAL, unit TEXT NOT NULL,
  numerator REAL, denominator REAL, expected REAL, rag TEXT, reason TEXT,
  fingerprint TEXT NOT NULL,         -- of the part of the definition that makes the number
  computed_by TEXT NOT NULL,         -- this run, or the one the line was carried over from
  first_day TEXT, last_day TEXT,     -- of its series: the month-ends between them, and the last day
  PRIMARY KEY (run, kpi, part)
) WITHOUT ROWID;
CREATE TABLE baseline (              -- those that the pipeline measured
  run INTEGER NOT NULL REFERENCES run, kpi TEXT NOT NULL, part TEXT NOT NULL, date TEXT NOT NULL, value REAL NOT NULL,
  measured_by TEXT NOT NULL,         -- the run that measured it; the others repeat it
  PRIMARY KEY (run, kpi, part, date)
) WITHOUT ROWID;
CREATE TABLE figure (
  id INTEGER PRIMARY KEY, kpi TEXT NOT NULL, part TEXT NOT NULL, measure TEXT NOT NULL, dimension TEXT NOT NULL,
  category TEXT NOT NULL, unit TEXT NOT NULL, UNIQUE (kpi, part, measure, dimension, category, unit)
);
CREATE TABLE value (
  figure INTEGER NOT NULL REFERENCES figure, as_of TEXT NOT NULL, run INTEGER NOT NULL REFERENCES run, value REAL,
  numerator REAL, denominator REAL, is_there INTEGER NOT NULL, PRIMARY KEY (figure, as_of, run)
) WITHOUT ROWID;
CREATE TABLE alert (                 -- the ledger as each run left it
  run INTEGER NOT NULL REFERENCES run, place INTEGER NOT NULL, id TEXT NOT NULL, rule TEXT NOT NULL, kpi TEXT, part TEXT,
  subject TEXT NOT NULL, checkpoint TEXT NOT NULL, owner TEXT NOT NULL, severity TEXT NOT NULL, state TEXT NOT NULL,
  firing_since TEXT NOT NULL, opened_on TEXT, clear_since TEXT, resolved_on TEXT, as_of TEXT NOT NULL, value REAL,
  threshold REAL, message TEXT NOT NULL, PRIMARY KEY (run, place)
) WITHOUT ROWID;
ALTER TABLE alert ADD COLUMN statement TEXT;
CREATE INDEX alert_by_id ON alert (id);
CREATE TABLE acknowledgement (
  id INTEGER PRIMARY KEY, alert TEXT NOT NULL, until TEXT, why TEXT NOT NULL, by TEXT NOT NULL, at TEXT NOT NULL,
  severity TEXT NOT NULL
);
CREATE TABLE notice (                -- what was decided about telling an owner, and what came of it
  id INTEGER PRIMARY KEY, run INTEGER NOT NULL REFERENCES run, owner TEXT NOT NULL, as_of TEXT NOT NULL,
  told INTEGER NOT NULL, reason TEXT NOT NULL, firing TEXT NOT NULL, resolved TEXT NOT NULL, severities TEXT NOT NULL,
  message_id TEXT NOT NULL, thread TEXT NOT NULL, subject TEXT, text TEXT, html TEXT,
  delivery TEXT NOT NULL,            -- none, waiting, delivered, superseded, withdrawn, assumed (rebuilt)
  delivered_at TEXT, attempts INTEGER NOT NULL, error TEXT, UNIQUE (run, owner)
);
CREATE VIEW published AS             -- every figure that every run published, withdrawn ones too
WITH RECURSIVE day (run, kpi, part, day, last_day) AS (
  SELECT run, kpi, part, min(last_day, date(first_day, 'start of month', '+1 month', '-1 day')), last_day
  FROM line WHERE first_day IS NOT NULL
  UNION ALL
  SELECT run, kpi, part, min(last_day, date(day, '+1 day', 'start of month', '+1 month', '-1 day')), last_day
  FROM day WHERE day < last_day
)
SELECT run.name AS run, figure.kpi, figure.part, figure.measure, figure.dimension, figure.category, value.as_of,
  value.value, value.numerator, value.denominator, figure.unit
FROM day
JOIN run ON run.id = day.run
JOIN figure ON figure.kpi = day.kpi AND figure.part = day.part
JOIN value ON value.figure = figure.id AND value.as_of = day.day AND value.run = (
  SELECT max(earlier.run) FROM value AS earlier
  WHERE earlier.figure = figure.id AND earlier.as_of = day.day AND earlier.run <= day.run)
WHERE value.is_there;
CREATE TABLE risk_review (           -- how the last review of a risk had found it when the run was published
  run INTEGER NOT NULL REFERENCES run, risk TEXT NOT NULL, reviewed_on TEXT NOT NULL, likelihood TEXT NOT NULL,
  impact TEXT NOT NULL, residual_likelihood TEXT, residual_impact TEXT, PRIMARY KEY (run, risk)
) WITHOUT ROWID;
CREATE TABLE restatement (           -- a cause of a value that replaced one of an earlier run; how many rows, never which
  run INTEGER NOT NULL REFERENCES run, kpi TEXT NOT NULL, part TEXT NOT NULL, as_of TEXT NOT NULL, place INTEGER NOT NULL,
  from_value REAL NOT NULL, to_value REAL NOT NULL,
  replaces TEXT NOT NULL,            -- the run that first published the earlier value
  kind TEXT NOT NULL, source TEXT, rows INTEGER,
  effect REAL,                       -- on the value; the first of several keys or sources has that of them all
  file TEXT, "key" TEXT, from_text TEXT, to_text TEXT, PRIMARY KEY (run, kpi, part, as_of, place)
) WITHOUT ROWID;
INSERT INTO grdb_migrations VALUES ('1: runs, figures, alerts, notices');
INSERT INTO grdb_migrations VALUES ('2: reviews of risks');
INSERT INTO grdb_migrations VALUES ('3: partial runs, withdrawn names');
INSERT INTO grdb_migrations VALUES ('4: what alerts state');
INSERT INTO grdb_migrations VALUES ('5: why values were restated');
ALTER TABLE run ADD COLUMN is_partial INTEGER NOT NULL DEFAULT 0;
CREATE TABLE withdrawn (name TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
INSERT INTO run VALUES (1, 'may', 'Plan', 'Area', '2023-05-31', '2023-06-01T06:00:00Z', '2023-06-01', '0.1.0', 0, 1, NULL, NULL, NULL, 0);
INSERT INTO definition VALUES (1, 'plan.yml', 100, 'aa');
INSERT INTO source VALUES (1, 'exclusions', 'delivered', 150, 150, 0, 0, 0, '2023-05-30');
INSERT INTO source_file VALUES (1, 'exclusions', 'exclusions.csv', 5000, 'bb');
INSERT INTO line VALUES (1, '7', '', 'computed', 141, 'exclusions', 141, NULL, 123.5, 'red', NULL, 'f', 'may', '2023-04-30', '2023-05-31');
INSERT INTO baseline VALUES (1, '9', '', '2023-03-31', 851, 'may');
INSERT INTO figure VALUES (1, '7', '', 'value', '', '', 'exclusions');
INSERT INTO value VALUES (1, '2023-04-30', 1, 135, 135, NULL, 1);
INSERT INTO value VALUES (1, '2023-05-31', 1, 141, 141, NULL, 1);
INSERT INTO alert VALUES (1, 0, 'off_trajectory-7-2023-05-31', 'off_trajectory', '7', '', '', '', 'Owner', 'critical', 'opened', '2023-05-31', '2023-05-31', NULL, NULL, '2023-05-31', 141, 123.5, 'KPI 7 is red.', 'Red.');
INSERT INTO acknowledgement VALUES (1, 'off_trajectory-7-2023-05-31', '2023-08-31', 'known', 'analyst', '2023-06-02T09:00:00Z', 'critical');
INSERT INTO notice VALUES (1, 1, 'Owner', '2023-05-31', 1, 'first notification', '["off_trajectory-7-2023-05-31"]', '[]', '["critical"]', 'scorecard.may.1', 'scorecard.may.1', 'subject', 'text', '<p>html</p>', 'delivered', '2023-06-01T06:00:01Z', 1, NULL);
INSERT INTO risk_review VALUES (1, 'R1', '2023-04-20', 'medium', 'high', NULL, NULL);
INSERT INTO restatement VALUES (1, '7', '', '2023-04-30', 0, 134, 135, 'april', 'added', 'exclusions', 1, 1, NULL, NULL, NULL, NULL);
