-- Anonymous counters. No id of a talk, a person or a message stands in any of these tables.

-- One row a thing counted, only ever added, so that turns never wait for each other; gathered into "counter" every minute, and gone from here.
CREATE TABLE tally (
    day INT NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, urgency TEXT NOT NULL, province TEXT NOT NULL, commune TEXT NOT NULL,
    audience TEXT NOT NULL, outcome TEXT NOT NULL, referral TEXT NOT NULL, understood INT NOT NULL, wait TEXT NOT NULL
);

CREATE TABLE counter (
    day INT NOT NULL, kind TEXT NOT NULL, channel TEXT NOT NULL, topic TEXT NOT NULL, urgency TEXT NOT NULL, province TEXT NOT NULL, commune TEXT NOT NULL,
    audience TEXT NOT NULL, outcome TEXT NOT NULL, referral TEXT NOT NULL, understood INT NOT NULL, wait TEXT NOT NULL,
    n BIGINT NOT NULL,
    PRIMARY KEY (day, kind, channel, topic, urgency, province, commune, audience, outcome, referral, understood, wait)
);

-- Pieces of messages that were not understood. "mark" is a hash over the week's salt, the piece and the talk: it tells two talks apart for this piece, and
-- two pieces of one talk carry marks that have nothing in common. Salt and marks go when the week is over; what too few talks had goes with them.
CREATE TABLE unknown_mark (
    week  INT NOT NULL,
    piece TEXT NOT NULL,
    mark  TEXT NOT NULL,
    PRIMARY KEY (week, piece, mark)
);

CREATE TABLE unknown_salt (
    week INT PRIMARY KEY,
    salt TEXT NOT NULL
);

CREATE TABLE unknown_piece (
    piece TEXT PRIMARY KEY,
    talks BIGINT NOT NULL
);

-- Whether somebody answered at a listing's number, as people said: the listing's, nobody else's.
CREATE TABLE listing_feedback (
    listing     TEXT PRIMARY KEY,
    reached     BIGINT NOT NULL,
    not_reached BIGINT NOT NULL
);
