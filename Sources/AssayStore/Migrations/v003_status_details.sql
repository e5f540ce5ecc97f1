-- What an evaluation in `error` says to people; `status_reason` is the word for programs.
ALTER TABLE evaluations ADD COLUMN status_reason_detail TEXT;
