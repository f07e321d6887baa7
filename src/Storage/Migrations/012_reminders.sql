-- The last day on which an account's digest of due records was sent. A day is a number of days.
CREATE TABLE reminder (
    staff TEXT PRIMARY KEY,
    day   BIGINT NOT NULL
);
