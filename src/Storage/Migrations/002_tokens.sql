-- Tokens of channels that change them, encrypted; one row a channel. Times are Unix milliseconds, UTC.
CREATE TABLE token (
    channel      TEXT PRIMARY KEY,
    pair         TEXT NOT NULL,
    leased_by    TEXT,
    leased_until BIGINT NOT NULL DEFAULT 0
);

-- Every consent whose first pair was taken: a process started with older settings must not put a spent pair back.
CREATE TABLE token_consent (
    channel TEXT NOT NULL,
    consent TEXT NOT NULL,
    PRIMARY KEY (channel, consent)
);
