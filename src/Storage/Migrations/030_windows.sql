-- What kind of thing came in (only what a person did herself keeps a vendor's window open), and by which ids both sides' messages can be taken back.
ALTER TABLE inbox ADD COLUMN kind TEXT NOT NULL DEFAULT 'Text';
ALTER TABLE inbox ADD COLUMN withdraw_id TEXT;
ALTER TABLE outbox ADD COLUMN parts BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN sent_ids TEXT;
