-- The game log. Texts are stored exactly as they were hashed into the chain; never reformat them.

-- Says whose tables these are. One row.
CREATE TABLE bandbox (
    one BOOLEAN PRIMARY KEY DEFAULT TRUE CHECK (one),
    schema_version BIGINT NOT NULL,
    -- Names this history of the log: a restored backup gets another, so that nobody resumes across the gap.
    epoch BIGINT NOT NULL,
    -- A log is being copied into this one. Until that is done nobody may play on it.
    copying BOOLEAN NOT NULL
);
INSERT INTO bandbox (schema_version, epoch, copying) VALUES (1, 1, FALSE);

-- Ids are compared byte by byte, whatever the language of the database.
CREATE TABLE games (
    game_id TEXT COLLATE "C" PRIMARY KEY,
    created_by TEXT NOT NULL,
    create_command_id TEXT NOT NULL,
    manager_away TEXT NOT NULL,
    manager_home TEXT NOT NULL,
    team_away TEXT NOT NULL,
    team_home TEXT NOT NULL,
    secret TEXT NOT NULL CHECK (length(secret) = 64),
    head_seq BIGINT NOT NULL CHECK (head_seq >= 1),
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
-- Every command updates its game's row: with room on its page the new version needs no new index entries.
) WITH (fillfactor = 70);

CREATE INDEX games_by_manager_away ON games (manager_away, game_id);
CREATE INDEX games_by_manager_home ON games (manager_home, game_id);

-- One row for each accepted command: who, what, when, and the events that came of it. That its game exists is
-- no constraint here, because the one statement that inserts takes the game from the row it has just moved.
CREATE TABLE batches (
    game_id TEXT COLLATE "C" NOT NULL,
    first_seq BIGINT NOT NULL,
    last_seq BIGINT NOT NULL CHECK (last_seq >= first_seq),
    user_id TEXT NOT NULL,
    actor TEXT NOT NULL,
    command_id TEXT NOT NULL,
    payload_hash TEXT NOT NULL CHECK (length(payload_hash) = 64),
    command TEXT NOT NULL,
    at TEXT NOT NULL,
    chain TEXT NOT NULL CHECK (length(chain) = 64),
    PRIMARY KEY (game_id, first_seq),
    UNIQUE (game_id, user_id, command_id)
);

CREATE TABLE events (
    game_id TEXT COLLATE "C" NOT NULL,
    seq BIGINT NOT NULL CHECK (seq >= 1),
    version BIGINT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (game_id, seq)
);
