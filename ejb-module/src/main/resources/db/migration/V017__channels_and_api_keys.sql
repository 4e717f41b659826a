-- Channels and their API keys are made over the API from now on. What SQL made before, and makes in sandboxes, gets what it
-- did not have to say: a key's id is taken from its hash, and it may do all that there is to do for a channel.
ALTER TABLE channel
  ADD COLUMN allowed_networks VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT ''
    COMMENT 'from where it may call, comma-separated; empty: from anywhere',
  ADD COLUMN version BIGINT NOT NULL DEFAULT 0;

ALTER TABLE api_key
  ADD COLUMN id BINARY(16) NOT NULL DEFAULT (LEFT(secret_hash, 16)),
  ADD COLUMN scopes VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL
    DEFAULT 'accounts:read payments:read payments:write' COMMENT 'space-separated',
  ADD COLUMN expires_at DATETIME(6) NULL,
  ADD COLUMN last_used_at DATETIME(6) NULL COMMENT 'to the minute',
  ADD COLUMN version BIGINT NOT NULL DEFAULT 0,
  ADD UNIQUE KEY api_key_id (id);

-- Neither the roles of a channel nor the hash and the scopes of a key are ever changed.
GRANT INSERT, UPDATE (name, status, allowed_networks, version) ON channel TO '${app_user}'@'%';
GRANT INSERT, UPDATE (expires_at, last_used_at, revoked_at, version) ON api_key TO '${app_user}'@'%';
