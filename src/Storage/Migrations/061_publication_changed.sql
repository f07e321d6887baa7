-- When what is public of a record was written last, Unix milliseconds, for programs that keep a copy of the directory.
ALTER TABLE publication ADD COLUMN changed_at BIGINT NOT NULL DEFAULT 0;

UPDATE publication SET changed_at = COALESCE((SELECT MAX(e.at) FROM record_event e WHERE e.record = publication.record AND e.kind IN ('Publish', 'Review')), 0);
