-- What this database is for, and which history of the log it holds. One row.
CREATE TABLE bandbox (
    one INTEGER PRIMARY KEY DEFAULT 1 CHECK (one = 1),
    -- Names this history of the log: a restored backup gets another, so that nobody resumes across the gap.
    epoch INTEGER NOT NULL CHECK (epoch >= 1),
    -- Only a log is served. While one is being copied into this database it is none yet.
    purpose TEXT NOT NULL CHECK (purpose IN ('log', 'copying', 'backup')),
    -- Counts the commits that only proved that the log can be written.
    proofs INTEGER NOT NULL DEFAULT 0
) STRICT;
INSERT INTO bandbox (epoch, purpose) VALUES (1, 'log');

PRAGMA user_version = 2;
