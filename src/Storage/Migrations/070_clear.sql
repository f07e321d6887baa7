-- The talk's last place when everything in it was answered, and with it the sign that nothing waits: whoever accepts the next message may take its turn at once.
-- It stands in the talk's own row, which is locked while the talk changes; what other rows say may be older than that lock. -1 for "not known".
ALTER TABLE conversation ADD COLUMN clear_sequence BIGINT NOT NULL DEFAULT -1;
