CREATE TABLE entry (
    position       INTEGER PRIMARY KEY CHECK (position >= 1),
    id             TEXT    NOT NULL UNIQUE CHECK (length(id) = 36),
    kind           TEXT    NOT NULL,
    schema_version INTEGER NOT NULL CHECK (schema_version >= 1),
    recorded       TEXT    NOT NULL,
    author         TEXT    NOT NULL,
    payload        TEXT,
    salt           TEXT CHECK (length(salt) = 64),
    hash           TEXT    NOT NULL CHECK (length(hash) = 64),
    CHECK ((payload IS NULL) = (salt IS NULL))
) STRICT;

-- One row for each append.
CREATE TABLE batch (
    first_position INTEGER PRIMARY KEY REFERENCES entry (position),
    last_position  INTEGER NOT NULL REFERENCES entry (position),
    author         TEXT    NOT NULL,
    retry_key      TEXT,
    fingerprint    TEXT,
    UNIQUE (author, retry_key),
    CHECK (last_position >= first_position),
    CHECK ((retry_key IS NULL) = (fingerprint IS NULL))
) STRICT;

-- The insert triggers also stop INSERT OR REPLACE, which deletes without running delete triggers.
CREATE TRIGGER entry_insert BEFORE INSERT ON entry
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM entry)
    OR EXISTS (SELECT 1 FROM entry WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'an entry must have a new id and the next position');
END;

CREATE TRIGGER entry_update BEFORE UPDATE ON entry
WHEN OLD.payload IS NULL OR NEW.payload IS NOT NULL OR NEW.salt IS NOT NULL OR OLD.kind = 'redaction'
    OR NEW.position <> OLD.position OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind
    OR NEW.schema_version <> OLD.schema_version OR NEW.recorded <> OLD.recorded
    OR NEW.author <> OLD.author OR NEW.hash <> OLD.hash
BEGIN
    SELECT RAISE(ABORT, 'an entry may only lose its payload and salt');
END;

CREATE TRIGGER entry_delete BEFORE DELETE ON entry
BEGIN
    SELECT RAISE(ABORT, 'entries are never deleted');
END;

CREATE TRIGGER batch_insert BEFORE INSERT ON batch
WHEN NEW.first_position <> (SELECT coalesce(max(last_position), 0) + 1 FROM batch)
    OR NEW.last_position <> (SELECT max(position) FROM entry)
    OR EXISTS (SELECT 1 FROM batch WHERE author = NEW.author AND retry_key = NEW.retry_key)
BEGIN
    SELECT RAISE(ABORT, 'a batch must hold the entries after the last batch');
END;

CREATE TRIGGER batch_update BEFORE UPDATE ON batch
BEGIN
    SELECT RAISE(ABORT, 'batches are never changed');
END;

CREATE TRIGGER batch_delete BEFORE DELETE ON batch
BEGIN
    SELECT RAISE(ABORT, 'batches are never deleted');
END;
