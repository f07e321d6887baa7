-- Why the emergency numbers went out in place of a reply, as a code; staff see it.
ALTER TABLE outbox ADD COLUMN withheld TEXT;
CREATE INDEX outbox_withheld ON outbox (done_at) WHERE withheld IS NOT NULL;
