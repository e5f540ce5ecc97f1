-- A run chooses its sample itself, after it was created.

-- 1 until the sample has been chosen. Meanwhile `item_count` is the number of items that it is chosen from.
ALTER TABLE batch_runs ADD COLUMN choosing INTEGER NOT NULL DEFAULT 0;

-- The items of a run over a sample: those of its revision after `after_item` up to and including `through_item`. Ranges do not overlap, so that
-- a sample of everything has one, however many items there are. A run without a sample has none: it is over all.
CREATE TABLE batch_run_ranges (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    through_item INTEGER NOT NULL,
    after_item INTEGER NOT NULL,
    PRIMARY KEY (run, through_item)
) STRICT, WITHOUT ROWID;

INSERT INTO batch_run_ranges (run, through_item, after_item) SELECT run, item, item - 1 FROM batch_run_items;
DROP TABLE batch_run_items;
