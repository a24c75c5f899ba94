-- A game may be suspended. A check cannot be changed where it stands, so the table is made anew; what refers to it is
-- looked at when all is done.
PRAGMA defer_foreign_keys = ON;

CREATE TABLE games_kept AS SELECT * FROM games;
DROP TABLE games;

CREATE TABLE games (
    game_id TEXT NOT NULL PRIMARY KEY,
    created_by TEXT NOT NULL,
    create_command_id TEXT NOT NULL,
    manager_away TEXT NOT NULL,
    manager_home TEXT NOT NULL,
    team_away TEXT NOT NULL,
    team_home TEXT NOT NULL,
    secret TEXT NOT NULL CHECK (length(secret) = 64),
    head_seq INTEGER NOT NULL CHECK (head_seq >= 1),
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    -- What a list of games shows. It follows from the events and moves together with the head.
    status TEXT NOT NULL CHECK (status IN ('open', 'playing', 'suspended', 'final')),
    inning INTEGER NOT NULL,
    half TEXT NOT NULL CHECK (half IN ('top', 'bottom')),
    score_away INTEGER NOT NULL,
    score_home INTEGER NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    UNIQUE (created_by, create_command_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX games_by_manager_away ON games (manager_away, game_id);
CREATE INDEX games_by_manager_home ON games (manager_home, game_id);

INSERT INTO games SELECT * FROM games_kept;
DROP TABLE games_kept;

PRAGMA user_version = 3;
