-- A game may be suspended.
ALTER TABLE games
    DROP CONSTRAINT games_status_check,
    ADD CONSTRAINT games_status_check CHECK (status IN ('open', 'playing', 'suspended', 'final'));

UPDATE bandbox SET schema_version = 3;
