-- What large comparisons came to, so that they are not made again: true for as long as both runs are as they were.
CREATE TABLE batch_comparisons (
    candidate INTEGER NOT NULL REFERENCES batch_runs (id),
    baseline INTEGER NOT NULL REFERENCES batch_runs (id),
    -- How both runs were when they were compared.
    state TEXT NOT NULL,
    -- What the API answers.
    outcome TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (candidate, baseline)
) STRICT, WITHOUT ROWID;

-- To find which item of a revision had an `external_id` where it has none or another one by now. Only versions that have ended are in it, so that
-- an import pays nothing.
CREATE INDEX dataset_items_by_former_external_id ON dataset_items (dataset, external_id)
    WHERE external_id IS NOT NULL AND ends IS NOT NULL;
