-- Keys of personal data, each wrapped by the one above it. The master key is not in the database: nothing here opens
-- anything without it.
CREATE TABLE personal_wrapping_key (
  id             BINARY(16)     NOT NULL,
  master_version VARCHAR(300)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the master key that wraps it',
  wrapped        VARBINARY(4096) NOT NULL,
  created_at     DATETIME(6)    NOT NULL,
  usable_from    DATETIME(6)    NOT NULL COMMENT 'by then every server has unwrapped it',
  PRIMARY KEY (id)
);

-- The key of the blind indexes: one row.
CREATE TABLE personal_index_key (
  id           TINYINT        NOT NULL,
  wrapping_key BINARY(16)     NOT NULL,
  wrapped      VARBINARY(1024) NOT NULL,
  created_at   DATETIME(6)    NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT personal_index_key_only_one CHECK (id = 1),
  CONSTRAINT personal_index_key_wrapped_by FOREIGN KEY (wrapping_key) REFERENCES personal_wrapping_key (id)
);

-- The keys of one person. Once destroyed the row stays: that is the proof, and nobody is enrolled twice.
CREATE TABLE personal_key (
  person_id     BINARY(16)     NOT NULL,
  wrapping_key  BINARY(16)     NULL,
  wrapped       VARBINARY(8192) NULL,
  superseded_at DATETIME(6)    NULL COMMENT 'since when there are older keys beside the primary one',
  created_at    DATETIME(6)    NOT NULL,
  destroyed_at  DATETIME(6)    NULL,
  PRIMARY KEY (person_id),
  KEY personal_key_wrapping_key (wrapping_key),
  CONSTRAINT personal_key_wrapped_by FOREIGN KEY (wrapping_key) REFERENCES personal_wrapping_key (id),
  CONSTRAINT personal_key_destroyed CHECK ((wrapped IS NULL) = (destroyed_at IS NOT NULL)),
  CONSTRAINT personal_key_wrapped CHECK ((wrapped IS NULL) = (wrapping_key IS NULL))
);

GRANT SELECT, INSERT, DELETE ON personal_wrapping_key TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE (wrapping_key, wrapped) ON personal_index_key TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE (wrapping_key, wrapped, superseded_at, destroyed_at) ON personal_key TO '${app_user}'@'%';
