-- The directory's records. Days are numbers of days, times Unix milliseconds, UTC.
-- What stands here of a record is what lists are sorted and filtered by; what it says is in its editions.
CREATE TABLE record (
    id            TEXT PRIMARY KEY,
    revision      BIGINT NOT NULL,
    standing      TEXT NOT NULL,
    live          BIGINT,
    pending       BIGINT,
    pending_state TEXT,
    editions      BIGINT NOT NULL,
    marks         TEXT NOT NULL,
    reviewed_on   BIGINT,
    due_on        BIGINT,
    name          TEXT NOT NULL,
    name_key      TEXT NOT NULL,
    category      TEXT NOT NULL,
    province      TEXT NOT NULL,
    commune       TEXT NOT NULL,
    words         TEXT NOT NULL
);

CREATE INDEX record_name ON record (name_key, id);
CREATE INDEX record_province ON record (province, name_key, id);
CREATE INDEX record_commune ON record (commune, name_key, id);
CREATE INDEX record_due ON record (due_on, id) WHERE live IS NOT NULL;
CREATE INDEX record_pending ON record (pending_state, name_key, id) WHERE pending_state IS NOT NULL;

-- Every edition that ever was, without people in charge and without a place that is not public.
CREATE TABLE record_edition (
    record TEXT NOT NULL REFERENCES record (id),
    number BIGINT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (record, number)
);

-- People in charge and places that are not public, encrypted. Nothing that publishes reads this table.
CREATE TABLE record_kept (
    record TEXT NOT NULL REFERENCES record (id),
    number BIGINT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (record, number)
);

-- Signed papers, encrypted: they name their signers.
CREATE TABLE record_paper (
    record TEXT NOT NULL REFERENCES record (id),
    id     TEXT NOT NULL,
    body   TEXT NOT NULL,
    PRIMARY KEY (record, id)
);

CREATE TABLE record_event (
    record       TEXT NOT NULL REFERENCES record (id),
    revision     BIGINT NOT NULL,
    kind         TEXT NOT NULL,
    by_whom      TEXT NOT NULL,
    at           BIGINT NOT NULL,
    state_before TEXT NOT NULL,
    state_after  TEXT NOT NULL,
    edition      BIGINT NOT NULL,
    changed      TEXT NOT NULL,
    reason       TEXT,
    PRIMARY KEY (record, revision)
);

-- Who looked at the people in charge and the place of which record.
CREATE TABLE record_look (
    key     {identity},
    record  TEXT NOT NULL,
    by_whom TEXT NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX record_look_record ON record_look (record, at);

-- All that the public side reads of records. A body is NULL once the record is public no more.
CREATE TABLE publication (
    record     TEXT PRIMARY KEY,
    mark       BIGINT NOT NULL,
    body       TEXT,
    checked_on BIGINT NOT NULL,
    leaves_on  BIGINT NOT NULL
);

CREATE INDEX publication_mark ON publication (mark);

-- One row: whoever publishes counts it up and so waits for the others, so that marks are given in the order in which they are seen.
CREATE TABLE publication_clock (
    one  BIGINT PRIMARY KEY,
    mark BIGINT NOT NULL
);

INSERT INTO publication_clock (one, mark) VALUES (1, 0);

-- Numbers that people say do not answer; nothing of who said it.
CREATE TABLE doubt (
    id         {identity},
    listing    TEXT NOT NULL,
    dial       TEXT NOT NULL,
    told_at    BIGINT NOT NULL,
    times      BIGINT NOT NULL DEFAULT 1,
    settled_at BIGINT,
    settled_by TEXT
);

CREATE UNIQUE INDEX doubt_open ON doubt (listing, dial) WHERE settled_at IS NULL;
