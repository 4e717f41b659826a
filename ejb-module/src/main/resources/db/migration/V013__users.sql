-- Customers and staff: who they are, how they prove it, and their sessions.
CREATE TABLE coffer_user (
  id          BINARY(16)     NOT NULL,
  roles       VARCHAR(60)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'comma-separated',
  status      VARCHAR(10)    NOT NULL,
  email       VARBINARY(400) NULL COMMENT 'sealed',
  email_index BINARY(32)     NULL COMMENT 'blind index of the normalised address',
  version     BIGINT         NOT NULL,
  created_at  DATETIME(6)    NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY coffer_user_email (email_index),
  CONSTRAINT coffer_user_status CHECK (status IN ('UNVERIFIED', 'ACTIVE', 'DISABLED', 'ERASED')),
  CONSTRAINT coffer_user_erased CHECK ((status = 'ERASED') = (email_index IS NULL)),
  CONSTRAINT coffer_user_address CHECK ((email IS NULL) = (email_index IS NULL))
);

CREATE TABLE user_password (
  user_id    BINARY(16)   NOT NULL,
  hash       VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'Argon2id, with its parameters and salt',
  changed_at DATETIME(6)  NOT NULL,
  version    BIGINT       NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT user_password_of FOREIGN KEY (user_id) REFERENCES coffer_user (id)
);

-- One-time passwords. Not asked for until it is confirmed.
CREATE TABLE second_factor (
  user_id      BINARY(16)     NOT NULL,
  secret       VARBINARY(100) NOT NULL COMMENT 'sealed',
  confirmed_at DATETIME(6)    NULL,
  last_step    BIGINT         NOT NULL COMMENT '30-second step of the code that was used last',
  version      BIGINT         NOT NULL,
  created_at   DATETIME(6)    NOT NULL,
  PRIMARY KEY (user_id),
  CONSTRAINT second_factor_of FOREIGN KEY (user_id) REFERENCES coffer_user (id)
);

-- Used codes are deleted.
CREATE TABLE recovery_code (
  code_hash BINARY(32) NOT NULL,
  user_id   BINARY(16) NOT NULL,
  PRIMARY KEY (code_hash),
  KEY recovery_code_user (user_id),
  CONSTRAINT recovery_code_of FOREIGN KEY (user_id) REFERENCES coffer_user (id)
);

-- A session is a family of refresh tokens, of which one is good.
CREATE TABLE user_session (
  id           BINARY(16)  NOT NULL,
  user_id      BINARY(16)  NOT NULL,
  client       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'such as Firefox on Linux',
  family_hash  BINARY(32)  NOT NULL COMMENT 'SHA-256 of what all its refresh tokens have in common',
  refresh_hash BINARY(32)  NOT NULL COMMENT 'SHA-256 of the refresh token that is good',
  created_at   DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  ended_at     DATETIME(6) NULL,
  end_reason   VARCHAR(20) NULL,
  version      BIGINT      NOT NULL,
  PRIMARY KEY (id),
  KEY user_session_user (user_id, ended_at),
  KEY user_session_used (last_used_at),
  CONSTRAINT user_session_of FOREIGN KEY (user_id) REFERENCES coffer_user (id),
  CONSTRAINT user_session_end CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);

-- What a device shows that signed in before.
CREATE TABLE known_device (
  token_hash   BINARY(32)  NOT NULL,
  user_id      BINARY(16)  NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  last_used_at DATETIME(6) NOT NULL,
  PRIMARY KEY (token_hash),
  KEY known_device_user (user_id, last_used_at),
  KEY known_device_used (last_used_at),
  CONSTRAINT known_device_of FOREIGN KEY (user_id) REFERENCES coffer_user (id)
);

-- Failed attempts, by what was tried: an address (whether it is known or not), a device, a session.
CREATE TABLE failed_attempts (
  subject       BINARY(32)  NOT NULL,
  failures      INT         NOT NULL,
  blocked_until DATETIME(6) NULL,
  updated_at    DATETIME(6) NOT NULL,
  PRIMARY KEY (subject),
  KEY failed_attempts_updated (updated_at)
);

-- Proof that somebody reads an address. Used tokens are deleted.
CREATE TABLE mailed_token (
  token_hash    BINARY(32)   NOT NULL,
  user_id       BINARY(16)   NOT NULL,
  purpose       VARCHAR(20)  NOT NULL,
  password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'takes effect with the token',
  created_at    DATETIME(6)  NOT NULL,
  expires_at    DATETIME(6)  NOT NULL,
  PRIMARY KEY (token_hash),
  KEY mailed_token_user (user_id),
  KEY mailed_token_expiry (expires_at),
  CONSTRAINT mailed_token_of FOREIGN KEY (user_id) REFERENCES coffer_user (id),
  CONSTRAINT mailed_token_purpose CHECK (purpose IN ('VERIFY_EMAIL', 'RESET_PASSWORD', 'INVITATION'))
);

-- What somebody wants for an address, until a worker has seen whether it is known. Deleted then.
CREATE TABLE address_request (
  id             BINARY(16)     NOT NULL COMMENT 'of a registration: the id of the customer to be',
  kind           VARCHAR(20)    NOT NULL,
  email          VARBINARY(400) NULL COMMENT 'sealed; of a registration only',
  email_index    BINARY(32)     NOT NULL,
  password_hash  VARCHAR(200)   CHARACTER SET ascii COLLATE ascii_bin NULL,
  correlation_id VARCHAR(64)    NOT NULL,
  version        BIGINT         NOT NULL,
  created_at     DATETIME(6)    NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT address_request_kind CHECK (kind IN ('REGISTRATION', 'PASSWORD_RESET'))
);

GRANT SELECT, INSERT, UPDATE ON coffer_user TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON user_password TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON second_factor TO '${app_user}'@'%';
GRANT SELECT, INSERT, DELETE ON recovery_code TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON user_session TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON known_device TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON failed_attempts TO '${app_user}'@'%';
GRANT SELECT, INSERT, DELETE ON mailed_token TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON address_request TO '${app_user}'@'%';
