-- A mean that is exact is the statistics' of a run that has settled; sums of what is recorded cannot become infinite meanwhile.

-- NULL for runs that settled before: theirs is that of the subtotals.
ALTER TABLE batch_statistics ADD COLUMN mean REAL;

-- A total is the sum of both, in units of 2^64: `total_rest` is what rounding left out of `total`.
ALTER TABLE batch_subtotals ADD COLUMN total_rest REAL NOT NULL DEFAULT 0.0;
UPDATE batch_subtotals SET total = total * 5.421010862427522e-20;

-- Where a sum had become infinite, it is taken again from the results, and kept with the first subtotal of its evaluation.
UPDATE batch_subtotals AS subtotal SET total = CASE
        WHEN EXISTS (
            SELECT 1 FROM batch_subtotals AS other WHERE other.run = subtotal.run AND other.evaluation = subtotal.evaluation
                AND (other.pass, other.through_item) < (subtotal.pass, subtotal.through_item)) THEN 0.0
        ELSE (
            SELECT coalesce(sum(answer_number * 5.421010862427522e-20), 0.0) FROM batch_results
            WHERE batch_results.run = subtotal.run AND batch_results.evaluation = subtotal.evaluation
                AND answer_number BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308)
        END
WHERE (run, evaluation) IN (
    SELECT run, evaluation FROM batch_subtotals WHERE total NOT BETWEEN -1.7976931348623157e308 AND 1.7976931348623157e308);
