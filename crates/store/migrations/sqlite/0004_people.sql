-- Who belongs to a game, who may come in, and what people did.

-- Who managed a side when the game was created, where that is no longer so: the chain begins with those. Who manages it
-- now stands in manager_away and manager_home; nobody does where the text is empty.
ALTER TABLE games ADD COLUMN origin_away TEXT;
ALTER TABLE games ADD COLUMN origin_home TEXT;
ALTER TABLE games ADD COLUMN private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1));
-- One user manages both sides, and means to.
ALTER TABLE games ADD COLUMN solitaire INTEGER NOT NULL DEFAULT 0 CHECK (solitaire IN (0, 1));
-- How many may watch; NULL where the game has no limit of its own.
ALTER TABLE games ADD COLUMN max_spectators INTEGER CHECK (max_spectators >= 0);
UPDATE games SET solitaire = 1 WHERE manager_away = manager_home;

-- The connection that a command came by. It is beside the chain, not in it.
ALTER TABLE batches ADD COLUMN session TEXT;

-- A time is written with as many digits as it needs. Without the letter at its end it sorts as it happened.
CREATE INDEX batches_by_time ON batches (rtrim(at, 'Z'));

-- An invitation to manage a side that nobody manages. It is used once.
CREATE TABLE invites (
    code TEXT NOT NULL PRIMARY KEY,
    game_id TEXT NOT NULL REFERENCES games (game_id),
    side TEXT NOT NULL CHECK (side IN ('away', 'home')),
    created_by TEXT NOT NULL,
    command_id TEXT NOT NULL,
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_by TEXT,
    used_at TEXT,
    UNIQUE (game_id, created_by, command_id)
) STRICT, WITHOUT ROWID;

-- Tokens that are good no longer: all of a user's that were issued up to a second, and with a ban the later ones too; or
-- one token, by its id, until it would expire. Times are seconds, as they are in tokens.
CREATE TABLE revocations (
    kind TEXT NOT NULL CHECK (kind IN ('user', 'token')),
    id TEXT NOT NULL,
    issued_until INTEGER CHECK ((issued_until IS NOT NULL) = (kind = 'user')),
    ban INTEGER NOT NULL DEFAULT 0 CHECK (ban IN (0, 1)),
    expires INTEGER CHECK ((expires IS NOT NULL) = (kind = 'token')),
    reason TEXT,
    by_user TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (kind, id)
) STRICT, WITHOUT ROWID;

-- What people did besides playing, and what they were refused. Commands that were accepted are in batches.
CREATE TABLE audit (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    user_id TEXT,
    session TEXT,
    address TEXT,
    game_id TEXT,
    action TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('allowed', 'refused')),
    code TEXT,
    detail TEXT
) STRICT;

CREATE INDEX audit_by_time ON audit (rtrim(at, 'Z'), id);
CREATE INDEX audit_by_user ON audit (user_id, rtrim(at, 'Z'), id);
CREATE INDEX audit_by_game ON audit (game_id, rtrim(at, 'Z'), id);
CREATE INDEX audit_by_session ON audit (session);

-- Counts the changes of seats, invites and revocations, so that a copying finds out that there was one meanwhile.
ALTER TABLE bandbox ADD COLUMN people INTEGER NOT NULL DEFAULT 0;

PRAGMA user_version = 4;
