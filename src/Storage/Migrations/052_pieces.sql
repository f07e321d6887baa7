-- What few talks said is not to be read here: "piece" is a keyed mark, the words are in "word", encrypted, and can be read only once enough talks had them.
DELETE FROM unknown_mark;
ALTER TABLE unknown_mark ADD COLUMN word TEXT NOT NULL DEFAULT '';
