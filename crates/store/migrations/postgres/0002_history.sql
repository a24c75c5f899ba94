-- What this database is for. Only a log is served; while one is being copied into this database it is none yet.
ALTER TABLE bandbox
    DROP COLUMN copying,
    ADD COLUMN purpose TEXT NOT NULL DEFAULT 'log' CHECK (purpose IN ('log', 'copying', 'backup')),
    -- Counts the commits that only proved that the log can be written.
    ADD COLUMN proofs BIGINT NOT NULL DEFAULT 0,
    ADD CHECK (epoch >= 1);

UPDATE bandbox SET schema_version = 2;
