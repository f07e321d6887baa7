-- People in hardship: apart from the directory, and encrypted but for what is counted. Times are Unix milliseconds, UTC.
CREATE TABLE hardship (
    id        TEXT PRIMARY KEY,
    revision  BIGINT NOT NULL,
    kind      TEXT NOT NULL,
    province  TEXT NOT NULL,
    commune   TEXT NOT NULL,
    is_closed BIGINT NOT NULL,
    body      TEXT NOT NULL
);

CREATE INDEX hardship_open ON hardship (province, commune) WHERE is_closed = 0;

CREATE TABLE hardship_event (
    key      {identity},
    hardship TEXT NOT NULL,
    revision BIGINT NOT NULL,
    what     TEXT NOT NULL,
    by_whom  TEXT NOT NULL,
    at       BIGINT NOT NULL
);
