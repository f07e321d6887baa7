-- The line: conversations, messages waiting for their turn, replies waiting for delivery. Times are Unix milliseconds, UTC.

CREATE TABLE conversation (
    key             {identity},
    channel         TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    state           TEXT,
    last_sequence   BIGINT NOT NULL,
    leased_until    BIGINT NOT NULL DEFAULT 0,
    UNIQUE (channel, conversation_id)
);

-- A body is NULL once it was erased or its time was over; the row stays, so that a vendor's late repeat is still recognised.
CREATE TABLE inbox (
    conversation BIGINT NOT NULL REFERENCES conversation (key),
    sequence     BIGINT NOT NULL,
    channel      TEXT NOT NULL,
    message_id   TEXT NOT NULL,
    body         TEXT,
    received_at  BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    attempts     BIGINT NOT NULL DEFAULT 0,
    done_at      BIGINT,
    set_aside    TEXT,
    PRIMARY KEY (conversation, sequence),
    UNIQUE (channel, message_id)
);

CREATE INDEX inbox_waiting ON inbox (conversation, sequence) WHERE done_at IS NULL;

CREATE TABLE outbox (
    conversation BIGINT NOT NULL REFERENCES conversation (key),
    sequence     BIGINT NOT NULL,
    body         TEXT,
    created_at   BIGINT NOT NULL,
    due_at       BIGINT NOT NULL,
    leased_until BIGINT NOT NULL DEFAULT 0,
    attempts     BIGINT NOT NULL DEFAULT 0,
    done_at      BIGINT,
    given_up     TEXT,
    PRIMARY KEY (conversation, sequence)
);

CREATE INDEX outbox_waiting ON outbox (conversation, sequence) WHERE done_at IS NULL;
CREATE INDEX outbox_given_up ON outbox (done_at) WHERE given_up IS NOT NULL;
