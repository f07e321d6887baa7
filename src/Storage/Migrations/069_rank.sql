-- What goes first: 0 for danger to life, 1 for the rest. A flood of ordinary messages must not hold up an emergency, neither before its turn nor on the way out.
-- While a talk is alarmed, what follows in it goes first, too. That a row is urgent says nothing of whom: rows are found by keyed marks.
ALTER TABLE inbox ADD COLUMN rank BIGINT NOT NULL DEFAULT 1;
ALTER TABLE outbox ADD COLUMN rank BIGINT NOT NULL DEFAULT 1;
ALTER TABLE conversation ADD COLUMN urgent_until BIGINT NOT NULL DEFAULT 0;
DROP INDEX inbox_due;
DROP INDEX outbox_due;
CREATE INDEX inbox_due ON inbox (rank, due_at, received_at) WHERE done_at IS NULL;
CREATE INDEX outbox_due ON outbox (channel, rank, due_at, created_at) WHERE done_at IS NULL;
