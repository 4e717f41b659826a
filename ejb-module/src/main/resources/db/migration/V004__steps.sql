-- What every accepted request needs: its idempotency key and, until the relay has sent it, its first task.
CREATE TABLE idempotency_key (
  channel_id  BINARY(16)   NOT NULL,
  idem_key    VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  fingerprint BINARY(32)   NOT NULL COMMENT 'SHA-256 of the request in canonical form',
  resource_id BINARY(16)   NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (channel_id, idem_key)
);

CREATE TABLE outbox (
  id             BINARY(16)  NOT NULL,
  queue          VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject        BINARY(16)  NOT NULL,
  step           VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  correlation_id VARCHAR(64) NOT NULL,
  PRIMARY KEY (id)
);

GRANT SELECT, INSERT ON idempotency_key TO '${app_user}'@'%';
GRANT SELECT, INSERT, DELETE ON outbox TO '${app_user}'@'%';
