-- The key that seals the cursors of lists. One row, made by the first server that needs it, so that each of several
-- servers reads what another one wrote.
CREATE TABLE cursor_key (
  id         TINYINT     NOT NULL,
  secret     BINARY(32)  NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT cursor_key_only_one CHECK (id = 1)
);

GRANT SELECT, INSERT ON cursor_key TO '${app_user}'@'%';

-- The audit trail is listed by what was done, too.
CREATE INDEX audit_record_action ON audit_record (action, id);

-- What one person proposed and another one has to agree to. "pending" is TRUE at PENDING and NULL afterwards, so that the
-- unique key allows one open proposal of a kind for a subject, and any number of decided ones.
CREATE TABLE approval (
  id               BINARY(16)   NOT NULL,
  kind             VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_type     VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id       BINARY(16)   NOT NULL,
  payload          TEXT         NOT NULL COMMENT 'JSON; no personal data',
  reason           VARCHAR(500) NOT NULL,
  status           VARCHAR(10)  NOT NULL,
  pending          BOOLEAN      NULL,
  proposed_by      BINARY(16)   NOT NULL,
  proposed_at      DATETIME(6)  NOT NULL,
  expires_at       DATETIME(6)  NOT NULL,
  decided_by       BINARY(16)   NULL COMMENT 'zeros if it expired',
  decided_at       DATETIME(6)  NULL,
  rejection_reason VARCHAR(500) NULL,
  failure_code     VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NULL,
  failure_detail   VARCHAR(500) NULL,
  correlation_id   VARCHAR(64)  NOT NULL,
  version          BIGINT       NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY approval_open (kind, subject_id, pending),
  KEY approval_status (status, id),
  CONSTRAINT approval_states CHECK (status IN ('PENDING', 'APPROVED', 'REJECTED', 'FAILED', 'EXPIRED')),
  CONSTRAINT approval_pending CHECK ((status = 'PENDING' AND pending = TRUE AND decided_by IS NULL)
                                  OR (status <> 'PENDING' AND pending IS NULL AND decided_by IS NOT NULL)),
  CONSTRAINT approval_four_eyes CHECK (decided_by IS NULL OR decided_by <> proposed_by)
);

GRANT SELECT, INSERT, UPDATE ON approval TO '${app_user}'@'%';
