-- The game log. Texts are stored exactly as they were hashed into the chain; never reformat them.

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
    status TEXT NOT NULL CHECK (status IN ('open', 'playing', 'final')),
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

-- One row for each accepted command: who, what, when, and the events that came of it.
CREATE TABLE batches (
    game_id TEXT NOT NULL REFERENCES games (game_id),
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL CHECK (last_seq >= first_seq),
    user_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    command_id TEXT NOT NULL,
    payload_hash TEXT NOT NULL CHECK (length(payload_hash) = 64),
    command TEXT NOT NULL,
    at TEXT NOT NULL,
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    PRIMARY KEY (game_id, first_seq),
    UNIQUE (game_id, user_id, command_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE events (
    game_id TEXT NOT NULL REFERENCES games (game_id),
    seq INTEGER NOT NULL CHECK (seq >= 1),
    version INTEGER NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (game_id, seq)
) STRICT, WITHOUT ROWID;

-- "BBOX": says whose database this is.
PRAGMA application_id = 1111641944;
PRAGMA user_version = 1;
