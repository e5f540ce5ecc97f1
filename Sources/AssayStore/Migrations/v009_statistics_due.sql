-- A start looks up unfinished runs by index, however many have settled.

-- 1 while the run needs statistics (several trials, or a numeric evaluation) that have not been computed since it last went on.
ALTER TABLE batch_runs ADD COLUMN statistics_due INTEGER NOT NULL DEFAULT 0;
UPDATE batch_runs SET statistics_due = 1
WHERE NOT EXISTS (SELECT 1 FROM batch_statistics WHERE run = batch_runs.id)
    AND (trials > 1 OR EXISTS (
        SELECT 1 FROM batch_run_evaluations AS pinned JOIN evaluation_versions AS versions
            ON versions.evaluation = pinned.evaluation AND versions.version = pinned.version
        WHERE pinned.run = batch_runs.id AND versions.output_type = 'numeric'));
CREATE INDEX batch_runs_statistics_due ON batch_runs (id) WHERE statistics_due = 1;
