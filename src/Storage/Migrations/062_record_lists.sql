-- Of 65,000 records each list finds, orders and counts its rows in an index alone.
DROP INDEX record_pending;

CREATE INDEX record_stage ON record (pending_state, standing, name_key, id) WHERE pending_state IS NOT NULL;
CREATE INDEX record_province_stage ON record (province, pending_state, standing, name_key, id) WHERE pending_state IS NOT NULL;
CREATE INDEX record_commune_stage ON record (commune, pending_state, standing, name_key, id) WHERE pending_state IS NOT NULL;
CREATE INDEX record_category ON record (category, name_key, id);
CREATE INDEX record_live ON record (name_key, id, due_on) WHERE live IS NOT NULL;
CREATE INDEX record_coverage ON record (province, commune, due_on, reviewed_on) WHERE live IS NOT NULL;
