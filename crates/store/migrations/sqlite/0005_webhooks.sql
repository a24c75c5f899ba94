-- Whom to tell, and where, when it is his turn; and what he was told.

-- An address that is called when it is a user's turn.
CREATE TABLE webhooks (
    user_id TEXT NOT NULL PRIMARY KEY,
    url TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('json', 'discord')),
    set_at TEXT NOT NULL,
    -- What went wrong when it was last called; NULL where nothing did.
    trouble TEXT,
    -- It is called no more until it is set anew.
    stopped INTEGER NOT NULL DEFAULT 0 CHECK (stopped IN (0, 1))
) STRICT, WITHOUT ROWID;

-- Where the log of a game stood when the manager of a side was last told that it is his turn. It is written before he is
-- told, and he is not told again before he has played.
CREATE TABLE turns_told (
    game_id TEXT NOT NULL,
    side TEXT NOT NULL CHECK (side IN ('away', 'home')),
    user_id TEXT NOT NULL,
    seq INTEGER NOT NULL,
    PRIMARY KEY (game_id, side)
) STRICT, WITHOUT ROWID;

PRAGMA user_version = 5;
