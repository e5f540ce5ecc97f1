-- What must be unique is unique by an index, and numbers are taken by updates of a row, so that this does not depend on there being one writer.

-- The last row id of a table that was taken. Items take theirs before they are written, because the first version's is the item's ordinal.
CREATE TABLE row_sequences (
    name TEXT NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO row_sequences (name, last) SELECT 'dataset_items', coalesce(max(id), 0) FROM dataset_items;

CREATE UNIQUE INDEX dataset_revisions_by_number ON dataset_revisions (dataset, number) WHERE number IS NOT NULL;

-- Two versions with the same `external_id` may be current in a dataset if one of them is deleted or belongs to an unpublished import, but never
-- two that begin together. That visible items do not share one is checked while the dataset's row is locked by its new revision.
DROP INDEX dataset_items_by_external_id;
CREATE UNIQUE INDEX dataset_items_by_external_id ON dataset_items (dataset, external_id, begins)
    WHERE external_id IS NOT NULL AND ends IS NULL;

-- Foreign keys are enforced from now on, except those from items to revisions: to drop an import, SQLite would search all items for
-- references to its revision.
PRAGMA writable_schema = ON;
UPDATE sqlite_schema SET sql = replace(sql, ' REFERENCES dataset_revisions (id)', '') WHERE type = 'table' AND name = 'dataset_items';
PRAGMA writable_schema = RESET;
