-- Which version of its evaluator judges for an evaluation of a run; NULL where that was not recorded yet.
ALTER TABLE batch_run_evaluations ADD COLUMN evaluator_version INTEGER;
