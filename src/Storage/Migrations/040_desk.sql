-- The officers' desk: talks that wait for an officer or that one has, notes, the duty calendar. Times are Unix milliseconds, UTC; days are counted from 1/1/0001.

CREATE TABLE handover (
    key          {identity},
    conversation BIGINT NOT NULL REFERENCES conversation (key),
    entered_at   BIGINT NOT NULL,
    closed_at    BIGINT,
    version      BIGINT NOT NULL DEFAULT 0,
    body         TEXT NOT NULL
);

CREATE UNIQUE INDEX handover_open ON handover (conversation) WHERE closed_at IS NULL;
CREATE INDEX handover_entered ON handover (entered_at);

-- What a console sent, by its own id: sent again, it is kept once.
CREATE TABLE desk_sent (
    handover  BIGINT NOT NULL REFERENCES handover (key),
    client_id TEXT NOT NULL,
    PRIMARY KEY (handover, client_id)
);

CREATE TABLE desk_note (
    handover   BIGINT NOT NULL REFERENCES handover (key),
    officer    TEXT NOT NULL,
    text       TEXT NOT NULL,
    written_at BIGINT NOT NULL
);

CREATE INDEX desk_note_of ON desk_note (handover, written_at);

CREATE TABLE duty_shift (
    id             TEXT PRIMARY KEY,
    officer        TEXT NOT NULL,
    province       TEXT NOT NULL,
    commune        TEXT NOT NULL,
    hours          TEXT NOT NULL,
    from_day       BIGINT NOT NULL,
    until_day      BIGINT,
    capacity       BIGINT NOT NULL,
    works_holidays BIGINT NOT NULL
);

CREATE TABLE duty_presence (
    officer TEXT PRIMARY KEY,
    until   BIGINT NOT NULL
);
