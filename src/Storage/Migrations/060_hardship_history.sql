-- What a need said before a change, encrypted; emptied when the person takes her agreement back.
ALTER TABLE hardship_event ADD COLUMN body TEXT;
