-- The first tables.
--
-- Inside, rows are known by integers that grow, so that writing is appending; the UUIDs are what clients see.
-- Times are microseconds since 1970 UTC. JSON is the client's text. Booleans are 0 and 1.
-- A released migration is never edited: the next change is v002.

CREATE TABLE organizations (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE users (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    distinct_id TEXT,
    first_name TEXT NOT NULL,
    last_name TEXT NOT NULL,
    email TEXT NOT NULL UNIQUE,
    is_email_verified INTEGER,
    role_at_organization TEXT,
    active INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE memberships (
    user_id INTEGER NOT NULL REFERENCES users (id),
    organization INTEGER NOT NULL REFERENCES organizations (id),
    PRIMARY KEY (user_id, organization)
) STRICT, WITHOUT ROWID;

-- The id is the number that URLs carry.
CREATE TABLE projects (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    name TEXT NOT NULL,
    capture_token TEXT NOT NULL UNIQUE,
    organization INTEGER NOT NULL REFERENCES organizations (id),
    created_at INTEGER NOT NULL
) STRICT;

-- `scopes` and `projects` are JSON arrays; no `projects` means all of the user's.
CREATE TABLE api_keys (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    user_id INTEGER NOT NULL REFERENCES users (id),
    label TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    mask TEXT NOT NULL,
    profile TEXT NOT NULL DEFAULT 'seed',
    scopes TEXT NOT NULL,
    projects TEXT,
    created_at INTEGER NOT NULL,
    last_used_at INTEGER,
    revoked_at INTEGER
) STRICT;

-- `revision` is the number of the latest published revision, `item_count` the visible items in it.
CREATE TABLE datasets (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    project INTEGER NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    description TEXT,
    metadata TEXT,
    search_text TEXT NOT NULL,
    deleted INTEGER,
    revision INTEGER NOT NULL,
    item_count INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id)
) STRICT;

CREATE INDEX datasets_by_creation ON datasets (project, created_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX datasets_by_update ON datasets (project, updated_at DESC, uuid) WHERE deleted IS NOT TRUE;

-- A revision has no number until it is published. `first_item` and `last_item` bound the rows of an import, so that one that was
-- interrupted can be dropped without looking through the table.
CREATE TABLE dataset_revisions (
    id INTEGER PRIMARY KEY,
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    number INTEGER,
    first_item INTEGER,
    last_item INTEGER,
    created_at INTEGER NOT NULL
) STRICT;

CREATE INDEX dataset_revisions_unpublished ON dataset_revisions (id) WHERE number IS NULL;

-- Each row is one version of an item. `item` is the id of its first version, the item's ordinal. A row is seen at revision R of its
-- dataset when `begins` is numbered at most R and `ends` is absent or numbered more than R, unless it is deleted.
CREATE TABLE dataset_items (
    id INTEGER PRIMARY KEY,
    item INTEGER NOT NULL,
    version INTEGER NOT NULL,
    project INTEGER NOT NULL REFERENCES projects (id),
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    begins INTEGER NOT NULL REFERENCES dataset_revisions (id),
    ends INTEGER REFERENCES dataset_revisions (id),
    deleted INTEGER,
    uuid BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id),
    external_id TEXT,
    ref_trace_id TEXT,
    ref_timestamp INTEGER,
    ref_source_id TEXT,
    input TEXT,
    output TEXT,
    expected TEXT,
    metadata TEXT
) STRICT;

-- Every index is paid for by every imported row. The lists' indexes end with what it takes to skip a row without reading it.
CREATE INDEX dataset_items_by_uuid ON dataset_items (uuid) WHERE ends IS NULL;
CREATE INDEX dataset_items_by_ordinal ON dataset_items (dataset, item);
CREATE INDEX dataset_items_of_dataset ON dataset_items (dataset, created_at DESC, item, begins)
    WHERE ends IS NULL AND deleted IS NOT TRUE;
CREATE INDEX dataset_items_of_project ON dataset_items (project, created_at DESC, item, begins)
    WHERE ends IS NULL AND deleted IS NOT TRUE;
CREATE INDEX dataset_items_by_external_id ON dataset_items (dataset, external_id)
    WHERE external_id IS NOT NULL AND ends IS NULL;

CREATE TABLE evaluations (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    project INTEGER NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    description TEXT NOT NULL,
    search_text TEXT NOT NULL,
    enabled INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    conditions TEXT NOT NULL,
    deleted INTEGER NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    created_by INTEGER REFERENCES users (id)
) STRICT;

CREATE INDEX evaluations_by_creation ON evaluations (project, created_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX evaluations_by_update ON evaluations (project, updated_at DESC, uuid) WHERE deleted IS NOT TRUE;
CREATE INDEX evaluations_by_name ON evaluations (project, name, uuid) WHERE deleted IS NOT TRUE;

-- What an evaluator needs to know. A row is never changed: batch runs pin it.
CREATE TABLE evaluation_versions (
    evaluation INTEGER NOT NULL REFERENCES evaluations (id),
    version INTEGER NOT NULL,
    evaluation_type TEXT NOT NULL,
    evaluation_config TEXT NOT NULL,
    output_type TEXT NOT NULL,
    output_config TEXT NOT NULL,
    provider TEXT,
    model TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (evaluation, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE batch_runs (
    id INTEGER PRIMARY KEY,
    uuid BLOB NOT NULL UNIQUE,
    project INTEGER NOT NULL REFERENCES projects (id),
    name TEXT NOT NULL,
    dataset INTEGER NOT NULL REFERENCES datasets (id),
    dataset_revision INTEGER NOT NULL,
    item_count INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_reason TEXT,
    trials INTEGER NOT NULL,
    max_concurrency INTEGER,
    use_ledger INTEGER NOT NULL,
    execution TEXT NOT NULL,
    budget TEXT,
    sample TEXT,
    idempotency_key TEXT,
    body_hash BLOB NOT NULL,
    created_at INTEGER NOT NULL,
    started_at INTEGER,
    finished_at INTEGER,
    created_by INTEGER REFERENCES users (id)
) STRICT;

CREATE INDEX batch_runs_by_creation ON batch_runs (project, created_at DESC, uuid);
CREATE INDEX batch_runs_unfinished ON batch_runs (id) WHERE status IN ('queued', 'running');
CREATE UNIQUE INDEX batch_runs_by_idempotency_key ON batch_runs (project, idempotency_key) WHERE idempotency_key IS NOT NULL;

-- The evaluations of a run as they were when it was created; a result names its evaluation by the position.
CREATE TABLE batch_run_evaluations (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    position INTEGER NOT NULL,
    evaluation INTEGER NOT NULL REFERENCES evaluations (id),
    version INTEGER NOT NULL,
    name TEXT NOT NULL,
    PRIMARY KEY (run, position)
) STRICT, WITHOUT ROWID;

-- One row for each cell that has ended. `outcome`: 0 verdict, 1 not applicable, 2 error, 3 skipped. A verdict has one of the answers.
CREATE TABLE batch_results (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    item INTEGER NOT NULL REFERENCES dataset_items (id),
    evaluation INTEGER NOT NULL,
    trial INTEGER NOT NULL,
    item_version INTEGER NOT NULL,
    outcome INTEGER NOT NULL,
    passed INTEGER,
    answer_boolean INTEGER,
    answer_number REAL,
    answer_categories TEXT,
    reasoning TEXT,
    skip_reason TEXT,
    error_class TEXT,
    error_message TEXT,
    attempts INTEGER NOT NULL,
    reused INTEGER NOT NULL DEFAULT 0,
    provider TEXT,
    model TEXT,
    input_tokens INTEGER,
    output_tokens INTEGER,
    cost_usd REAL,
    latency_microseconds INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (run, item, evaluation, trial)
) STRICT, WITHOUT ROWID;

-- For those who look for what failed. Verdicts that have passed or not are in the first, other outcomes in the second.
CREATE INDEX batch_results_by_passed ON batch_results (run, passed, item, evaluation, trial) WHERE passed IS NOT NULL;
CREATE INDEX batch_results_without_verdict ON batch_results (run, outcome, item, evaluation, trial) WHERE outcome <> 0;

-- How many cells of a range ended how, written in the commit of their results: what has been done, and the run's totals.
CREATE TABLE batch_subtotals (
    run INTEGER NOT NULL REFERENCES batch_runs (id),
    after_item INTEGER NOT NULL,
    through_item INTEGER NOT NULL,
    evaluation INTEGER NOT NULL,
    verdict INTEGER NOT NULL,
    not_applicable INTEGER NOT NULL,
    error INTEGER NOT NULL,
    skipped INTEGER NOT NULL,
    passed INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    total REAL NOT NULL,
    PRIMARY KEY (run, after_item, through_item, evaluation)
) STRICT, WITHOUT ROWID;
