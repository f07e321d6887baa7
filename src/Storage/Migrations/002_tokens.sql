-- Tokens of channels that change them, encrypted; one row a channel. Times are Unix milliseconds, UTC.
CREATE TABLE token (
    channel      TEXT PRIMARY KEY,
    consent      TEXT NOT NULL,
    pair         TEXT NOT NULL,
    leased_by    TEXT,
    leased_until BIGINT NOT NULL DEFAULT 0
);
