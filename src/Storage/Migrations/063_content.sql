-- What staff gave to content files, each text whole; nothing is written over. "number" has no gaps: whoever takes the next one knew all before it.
CREATE TABLE content_version (
    number   BIGINT PRIMARY KEY,
    file     TEXT NOT NULL,
    body     TEXT,
    original TEXT NOT NULL,
    by_whom  TEXT NOT NULL,
    at       BIGINT NOT NULL,
    note     TEXT NOT NULL
);

CREATE INDEX content_version_file ON content_version (file, number);

-- Ways of saying something, without anything of a person in them.
CREATE TABLE phrase_proposal (
    id         {identity},
    phrase     TEXT NOT NULL,
    topic      TEXT NOT NULL,
    urgency    TEXT NOT NULL,
    speaker    TEXT NOT NULL,
    question   TEXT NOT NULL,
    note       TEXT NOT NULL,
    by_whom    TEXT NOT NULL,
    at         BIGINT NOT NULL,
    state      TEXT NOT NULL DEFAULT 'Open',
    settled_by TEXT,
    settled_at BIGINT
);

CREATE UNIQUE INDEX phrase_proposal_open ON phrase_proposal (phrase) WHERE state = 'Open';
