-- Accounts of staff. second_factor and recovery_codes are encrypted; of a one-time link only its fingerprint is kept. Times are Unix milliseconds, UTC.
CREATE TABLE staff_account (
    id                TEXT PRIMARY KEY,
    email             TEXT UNIQUE,
    role              TEXT NOT NULL,
    area              TEXT NOT NULL,
    alias             TEXT NOT NULL,
    is_active         BIGINT NOT NULL,
    password_hash     TEXT,
    stamp             TEXT NOT NULL,
    second_factor     TEXT,
    has_second_factor BIGINT NOT NULL,
    recovery_codes    TEXT,
    failed_sign_ins   BIGINT NOT NULL,
    locked_until      BIGINT,
    link_hash         TEXT UNIQUE,
    link_until        BIGINT,
    created_at        BIGINT NOT NULL,
    signed_in_at      BIGINT,
    version           BIGINT NOT NULL
);

CREATE INDEX staff_account_area ON staff_account (area, email);

-- Who looked at or changed what concerns a person: ids and codes, never words.
CREATE TABLE staff_access (
    key     {identity},
    staff   TEXT NOT NULL,
    area    TEXT NOT NULL,
    kind    TEXT NOT NULL,
    subject TEXT NOT NULL,
    at      BIGINT NOT NULL
);

CREATE INDEX staff_access_staff ON staff_access (staff, key);
CREATE INDEX staff_access_area ON staff_access (area, key);
