CREATE TABLE access_token (
    hash    TEXT PRIMARY KEY,
    author  TEXT NOT NULL,
    name    TEXT NOT NULL,
    scopes  TEXT NOT NULL,
    created TEXT NOT NULL,
    revoked TEXT
) STRICT;
