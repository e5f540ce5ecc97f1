-- What runs need to be paused and resumed, retried, bounded and summed up.

-- `status_reason` is a word for programs, the detail a sentence for people.
ALTER TABLE batch_runs ADD COLUMN status_reason_detail TEXT;
-- How often the cells in error have been opened again. A result in error of an earlier round is an open cell: it is no result any more.
ALTER TABLE batch_runs ADD COLUMN round INTEGER NOT NULL DEFAULT 0;
UPDATE batch_runs SET
    status_reason_detail = status_reason,
    status_reason = CASE WHEN status_reason LIKE 'The first 20 cells%' THEN 'evaluator_failing' ELSE 'evaluation_not_runnable' END
WHERE status_reason IS NOT NULL;

ALTER TABLE batch_results ADD COLUMN round INTEGER NOT NULL DEFAULT 0;

-- One index for each, so that both grow at their end: in the middle of one it costs several times as much. `passed` is in them so that a
-- search needs no look at the results themselves.
DROP INDEX batch_results_by_passed;
CREATE INDEX batch_results_passed ON batch_results (run, item, evaluation, trial, passed) WHERE passed = 1;
CREATE INDEX batch_results_failed ON batch_results (run, item, evaluation, trial, passed) WHERE passed = 0;

-- Of the errors that the subtotals count, those that were opened again.
ALTER TABLE batch_run_evaluations ADD COLUMN reopened INTEGER NOT NULL DEFAULT 0;

-- The items of a run over a sample of its dataset's revision. A run without a sample has none here: it is over all.
CREATE TABLE batch_run_items (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    item INTEGER NOT NULL REFERENCES dataset_items (id),
    PRIMARY KEY (run, item)
) STRICT, WITHOUT ROWID;

-- Subtotals grow at their end and take in the next where it begins there, so that a run has a handful however long it is. `pass` is 0 where items are judged for the first time, else
-- the round that opened them again. `calls` counts how often the evaluator was asked; `microseconds` is the time that went by meanwhile,
-- and stands with the first evaluation.
CREATE TABLE batch_subtotals_by_end (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    pass INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    through_item INTEGER NOT NULL,
    after_item INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    error INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    total REAL NOT NULL,
    calls INTEGER NOT NULL,
    microseconds INTEGER NOT NULL,
    PRIMARY KEY (run, pass, evaluation, through_item)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_subtotals_by_end (run, pass, evaluation, through_item, after_item, verdict, not_applicable, error, skipped, passed, failed,
    total, calls, microseconds)
SELECT run, 0, evaluation, through_item, min(after_item), sum(verdict), sum(not_applicable), sum(error), sum(skipped), sum(passed), sum(failed),
    sum(total), sum(verdict + not_applicable + error + skipped), 0
FROM batch_subtotals GROUP BY run, evaluation, through_item;
DROP TABLE batch_subtotals;
ALTER TABLE batch_subtotals_by_end RENAME TO batch_subtotals;

-- How many verdicts named each category.
CREATE TABLE batch_categories (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    evaluation INTEGER NOT NULL,
    category TEXT NOT NULL,
    verdicts INTEGER NOT NULL,
    PRIMARY KEY (run, evaluation, category)
) STRICT, WITHOUT ROWID;

-- What takes a look at all results of an evaluation, taken when the run settles.
CREATE TABLE batch_statistics (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    evaluation INTEGER NOT NULL,
    median REAL,
    p10 REAL,
    p90 REAL,
    mean_low REAL,
    mean_high REAL,
    pass_hat_k REAL,
    unstable INTEGER,
    PRIMARY KEY (run, evaluation)
) STRICT, WITHOUT ROWID;

-- The items whose trials do not agree; those of an evaluation that has no statistics are left over, and not looked at.
CREATE TABLE batch_unstable_items (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    item INTEGER NOT NULL REFERENCES dataset_items (id),
    evaluation INTEGER NOT NULL,
    PRIMARY KEY (run, item, evaluation)
) STRICT, WITHOUT ROWID;
