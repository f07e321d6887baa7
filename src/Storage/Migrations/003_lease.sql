-- Each channel's replies are taken apart from those of others, and what waits is found in the order in which it is taken.
-- due_at is 0 until a first try failed: a clock that is set back must not hold up what is new.
ALTER TABLE outbox ADD COLUMN channel TEXT NOT NULL DEFAULT '';
UPDATE outbox SET channel = (SELECT c.channel FROM conversation c WHERE c.key = outbox.conversation);

CREATE INDEX inbox_due ON inbox (due_at, received_at) WHERE done_at IS NULL;
CREATE INDEX inbox_tried ON inbox (due_at) WHERE done_at IS NULL AND attempts > 0;
CREATE INDEX outbox_due ON outbox (channel, due_at, created_at) WHERE done_at IS NULL;
