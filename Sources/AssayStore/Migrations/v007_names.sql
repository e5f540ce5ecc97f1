-- A dataset is looked for by its name before one is created, and what was deleted is listed to be brought back.
CREATE INDEX datasets_by_name ON datasets (project, name, created_at) WHERE deleted IS NOT TRUE;
CREATE INDEX datasets_deleted ON datasets (project, created_at DESC, uuid) WHERE deleted IS TRUE;
CREATE INDEX evaluations_deleted ON evaluations (project, created_at DESC, uuid) WHERE deleted IS TRUE;
