-- How much a channel may ask for: the name of a plan in the settings (coffer.limit.plan.<name>).
ALTER TABLE channel ADD COLUMN plan VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'standard';
