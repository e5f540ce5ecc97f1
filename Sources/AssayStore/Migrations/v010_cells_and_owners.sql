-- Results are sets of cells, with counters for each evaluation and pass; a run belongs to the process that works on it.

-- The process that works on the run, until when its lease holds, and the fencing number: each process that takes the run over raises it, and
-- whoever still has an earlier number can no longer record anything.
ALTER TABLE batch_runs ADD COLUMN owner TEXT;
ALTER TABLE batch_runs ADD COLUMN lease_until INTEGER;
ALTER TABLE batch_runs ADD COLUMN fence INTEGER NOT NULL DEFAULT 0;
CREATE INDEX batch_runs_owned ON batch_runs (owner) WHERE owner IS NOT NULL;

-- The counters of the cells that have ended. `pass` is 0 for the first pass, else the round that opened the cells again. `calls` are those to
-- a provider, `unpriced` those among them whose price is unknown; `microseconds` is the run's time, in the row of its first evaluation.
CREATE TABLE batch_counters (
    run INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    pass INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    error INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    total REAL NOT NULL,
    total_rest REAL NOT NULL,
    calls INTEGER NOT NULL,
    input_tokens INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    cost_usd REAL NOT NULL,
    unpriced INTEGER NOT NULL,
    reused INTEGER NOT NULL,
    microseconds INTEGER NOT NULL,
    PRIMARY KEY (run, evaluation, pass)
) STRICT, WITHOUT ROWID;

-- Evaluators that only compute make no calls, and there were no others before.
INSERT INTO batch_counters (run, evaluation, pass, verdict, not_applicable, error, skipped, passed, failed, total, total_rest, calls,
    input_tokens, output_tokens, cost_usd, unpriced, reused, microseconds)
SELECT run, evaluation, pass, sum(verdict), sum(not_applicable), sum(error), sum(skipped), sum(passed), sum(failed), sum(total),
    sum(total_rest), 0, 0, 0, 0.0, 0, 0, sum(microseconds)
FROM batch_subtotals GROUP BY run, evaluation, pass;

-- Ranges of items all of whose cells have a result, so that a run that goes on need not search its results for open cells. Neighbours are
-- merged: a run that has ended has one.
CREATE TABLE batch_finished_ranges (
    run INTEGER NOT NULL,
    through_item INTEGER NOT NULL,
    after_item INTEGER NOT NULL,
    PRIMARY KEY (run, through_item)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_finished_ranges (run, through_item, after_item)
SELECT run, through_item, after_item FROM batch_subtotals WHERE pass = 0 AND evaluation = 0;
DROP TABLE batch_subtotals;

-- One row for each cell that has ended. A text (the reasoning, or the message of an error) of up to 200 bytes is in `text`, a longer one in
-- `batch_result_texts`, so that a scan for numbers does not read it. The columns from `calls` on are those of evaluators that call a provider.
CREATE TABLE batch_results_with_calls (
    run INTEGER NOT NULL,
    item INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    item_version INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    passed INTEGER,
    answer_boolean INTEGER,
    answer_number REAL,
    answer_categories TEXT,
    text TEXT,
    skip_reason TEXT,
    error_class TEXT,
    attempts INTEGER NOT NULL,
    latency_microseconds INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    round INTEGER NOT NULL,
    calls INTEGER NOT NULL DEFAULT 0,
    reused INTEGER NOT NULL DEFAULT 0,
    provider TEXT,
    model TEXT,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_usd REAL,
    unpriced INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (run, item, evaluation, trial)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_result_texts (
    run INTEGER NOT NULL,
    item INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (run, item, evaluation, trial)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_result_texts (run, item, evaluation, trial, text)
SELECT run, item, evaluation, trial, coalesce(reasoning, error_message) FROM batch_results
WHERE length(CAST(coalesce(reasoning, error_message) AS BLOB)) > 200 ORDER BY run, item, evaluation, trial;

INSERT INTO batch_results_with_calls (run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number,
    answer_categories, text, skip_reason, error_class, attempts, latency_microseconds, created_at, round)
SELECT run, item, evaluation, trial, item_version, outcome, passed, answer_boolean, answer_number, answer_categories,
    CASE WHEN length(CAST(coalesce(reasoning, error_message) AS BLOB)) <= 200 THEN coalesce(reasoning, error_message) END,
    skip_reason, error_class, attempts, latency_microseconds, created_at, round
FROM batch_results ORDER BY run, item, evaluation, trial;
DROP TABLE batch_results;
ALTER TABLE batch_results_with_calls RENAME TO batch_results;

CREATE INDEX batch_results_passed ON batch_results (run, item, evaluation, trial, passed) WHERE passed = 1;
CREATE INDEX batch_results_failed ON batch_results (run, item, evaluation, trial, passed) WHERE passed = 0;
CREATE INDEX batch_results_without_verdict ON batch_results (run, outcome, item, evaluation, trial) WHERE outcome <> 0;

-- The other tables of results lose their references, which would be checked with each row.
CREATE TABLE batch_categories_of_run (
    run INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    category TEXT NOT NULL,
    verdicts INTEGER NOT NULL,
    PRIMARY KEY (run, evaluation, category)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_categories_of_run SELECT run, evaluation, category, verdicts FROM batch_categories;
DROP TABLE batch_categories;
ALTER TABLE batch_categories_of_run RENAME TO batch_categories;

CREATE TABLE batch_unstable_items_of_run (
    run INTEGER NOT NULL,
    item INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    PRIMARY KEY (run, item, evaluation)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_unstable_items_of_run SELECT run, item, evaluation FROM batch_unstable_items;
DROP TABLE batch_unstable_items;
ALTER TABLE batch_unstable_items_of_run RENAME TO batch_unstable_items;

CREATE TABLE batch_selected_ranges (
    run INTEGER NOT NULL,
    through_item INTEGER NOT NULL,
    after_item INTEGER NOT NULL,
    PRIMARY KEY (run, through_item)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_selected_ranges SELECT run, through_item, after_item FROM batch_run_ranges;
DROP TABLE batch_run_ranges;
ALTER TABLE batch_selected_ranges RENAME TO batch_run_ranges;

CREATE TABLE batch_statistics_of_run (
    run INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    mean REAL,
    median REAL,
    p10 REAL,
    p90 REAL,
    mean_low REAL,
    mean_high REAL,
    pass_hat_k REAL,
    unstable INTEGER,
    PRIMARY KEY (run, evaluation)
) STRICT, WITHOUT ROWID;
INSERT INTO batch_statistics_of_run (run, evaluation, mean, median, p10, p90, mean_low, mean_high, pass_hat_k, unstable)
SELECT run, evaluation, mean, median, p10, p90, mean_low, mean_high, pass_hat_k, unstable FROM batch_statistics;
DROP TABLE batch_statistics;
ALTER TABLE batch_statistics_of_run RENAME TO batch_statistics;
