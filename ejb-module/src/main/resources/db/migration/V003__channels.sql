-- Client applications and the keys they sign in with. Only the SHA-256 of a key is kept.
CREATE TABLE channel (
  id         BINARY(16)   NOT NULL,
  name       VARCHAR(100) NOT NULL,
  roles      VARCHAR(200) NOT NULL COMMENT 'comma-separated',
  status     VARCHAR(10)  NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT channel_status CHECK (status IN ('ACTIVE', 'DISABLED'))
);

CREATE TABLE api_key (
  secret_hash BINARY(32)  NOT NULL,
  channel_id  BINARY(16)  NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  revoked_at  DATETIME(6) NULL,
  PRIMARY KEY (secret_hash),
  CONSTRAINT api_key_of_channel FOREIGN KEY (channel_id) REFERENCES channel (id)
);

GRANT SELECT ON channel TO '${app_user}'@'%';
GRANT SELECT ON api_key TO '${app_user}'@'%';
