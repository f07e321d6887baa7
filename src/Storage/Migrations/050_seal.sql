-- From here on inbox.message_id and conversation.conversation_id are keyed marks, and bodies, states and sent_ids are encrypted; see docs/privacy.md.
-- inbox.withdraw_id only says that the body holds one. The one row tells whether the keys at hand are those of this database; while it is not there, rows of
-- before are still as they were, and the next start seals them.
CREATE TABLE seal (
    one  BIGINT PRIMARY KEY,
    mark TEXT NOT NULL,
    word TEXT NOT NULL
);

-- What is said about a deletion itself goes as soon as it was delivered and read.
ALTER TABLE outbox ADD COLUMN is_last BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbox_last ON outbox (done_at) WHERE is_last = 1 AND body IS NOT NULL;
