-- Who customers are and how that was made sure. All that is VARBINARY or MEDIUMBLOB is sealed with the customer's own keys.

-- One row a customer, to be locked by whoever changes anything of it below.
CREATE TABLE kyc_dossier (
  customer_id BINARY(16)  NOT NULL,
  created_at  DATETIME(6) NOT NULL,
  PRIMARY KEY (customer_id)
);

CREATE TABLE kyc_details (
  id            BINARY(16)      NOT NULL,
  customer_id   BINARY(16)      NOT NULL,
  full_name     VARBINARY(1024) NOT NULL,
  date_of_birth VARBINARY(1024) NOT NULL,
  nationality   VARBINARY(1024) NOT NULL,
  street        VARBINARY(1024) NOT NULL,
  postal_code   VARBINARY(1024) NOT NULL,
  city          VARBINARY(1024) NOT NULL,
  country       VARBINARY(1024) NOT NULL,
  phone         VARBINARY(1024) NOT NULL,
  submitted     BOOLEAN         NOT NULL COMMENT 'from then on its members are not changed',
  version       BIGINT          NOT NULL,
  created_at    DATETIME(6)     NOT NULL,
  updated_at    DATETIME(6)     NOT NULL,
  PRIMARY KEY (id),
  KEY kyc_details_customer (customer_id, id)
);

CREATE TABLE kyc_document (
  id             BINARY(16)   NOT NULL,
  customer_id    BINARY(16)   NOT NULL,
  kind           VARCHAR(20)  NOT NULL,
  format         VARCHAR(10)  NOT NULL,
  bytes          INT          NOT NULL,
  expires_on     DATE         NULL COMMENT 'its last day',
  status         VARCHAR(10)  NOT NULL,
  signature      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'what the scanner found',
  used_as        VARCHAR(10)  NOT NULL,
  correlation_id VARCHAR(64)  NOT NULL,
  version        BIGINT       NOT NULL,
  created_at     DATETIME(6)  NOT NULL,
  updated_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY kyc_document_customer (customer_id, id),
  KEY kyc_document_status (status, updated_at),
  CONSTRAINT kyc_document_kinds CHECK
    (kind IN ('PASSPORT', 'IDENTITY_CARD', 'RESIDENCE_PERMIT', 'PROOF_OF_ADDRESS', 'SOURCE_OF_FUNDS')),
  CONSTRAINT kyc_document_formats CHECK (format IN ('PDF', 'JPEG', 'PNG')),
  CONSTRAINT kyc_document_states CHECK (status IN ('SCANNING', 'CLEAN', 'INFECTED', 'DELETED')),
  CONSTRAINT kyc_document_uses CHECK (used_as IN ('FREE', 'SUBMITTED', 'DECIDED')),
  CONSTRAINT kyc_document_size CHECK (bytes BETWEEN 1 AND 5242880)
);

CREATE TABLE kyc_document_content (
  document_id BINARY(16) NOT NULL,
  customer_id BINARY(16) NOT NULL,
  content     MEDIUMBLOB NOT NULL,
  PRIMARY KEY (document_id),
  KEY kyc_document_content_customer (customer_id),
  CONSTRAINT kyc_document_content_of FOREIGN KEY (document_id) REFERENCES kyc_document (id),
  CONSTRAINT kyc_document_content_size CHECK (LENGTH(content) <= 5243136)
);

CREATE TABLE kyc_submission (
  id               BINARY(16)     NOT NULL,
  customer_id      BINARY(16)     NOT NULL,
  open_customer_id BINARY(16)     NULL COMMENT 'the customer while it is open: one at most',
  level            TINYINT        NOT NULL,
  details_id       BINARY(16)     NOT NULL,
  state            VARCHAR(16)    NOT NULL,
  screened         VARCHAR(10)    NULL,
  screening_id     VARCHAR(64)    CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the provider''s id',
  matches          MEDIUMBLOB     NULL,
  reviewer_id      BINARY(16)     NULL,
  rejection_reason VARCHAR(30)    NULL,
  note             VARBINARY(8192) NULL,
  correlation_id   VARCHAR(64)    NOT NULL,
  version          BIGINT         NOT NULL,
  created_at       DATETIME(6)    NOT NULL,
  updated_at       DATETIME(6)    NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY kyc_submission_open (open_customer_id),
  KEY kyc_submission_customer (customer_id, id),
  KEY kyc_submission_state (state, id),
  CONSTRAINT kyc_submission_details FOREIGN KEY (details_id) REFERENCES kyc_details (id),
  CONSTRAINT kyc_submission_levels CHECK (level BETWEEN 1 AND 3),
  CONSTRAINT kyc_submission_states CHECK
    (state IN ('SCANNING', 'SCREENING', 'REVIEW', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  CONSTRAINT kyc_submission_is_open CHECK
    ((open_customer_id IS NULL) = (state IN ('APPROVED', 'REJECTED', 'WITHDRAWN'))),
  CONSTRAINT kyc_submission_screened CHECK (screened IN ('CLEAR', 'HIT')),
  CONSTRAINT kyc_submission_rejected CHECK ((rejection_reason IS NULL) = (state <> 'REJECTED'))
);

CREATE TABLE kyc_submission_document (
  submission_id BINARY(16) NOT NULL,
  document_id   BINARY(16) NOT NULL,
  PRIMARY KEY (submission_id, document_id),
  CONSTRAINT kyc_submission_document_submission FOREIGN KEY (submission_id) REFERENCES kyc_submission (id),
  CONSTRAINT kyc_submission_document_document FOREIGN KEY (document_id) REFERENCES kyc_document (id)
);

-- The history: insert-only, one row a transition.
CREATE TABLE kyc_submission_transition (
  id            BINARY(16)  NOT NULL,
  submission_id BINARY(16)  NOT NULL,
  state         VARCHAR(16) NOT NULL,
  actor_id      BINARY(16)  NOT NULL COMMENT 'zeros for Coffer itself',
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY kyc_submission_transition_submission (submission_id, id),
  CONSTRAINT kyc_submission_transition_of FOREIGN KEY (submission_id) REFERENCES kyc_submission (id)
);

CREATE TABLE kyc_verification (
  id            BINARY(16)  NOT NULL,
  customer_id   BINARY(16)  NOT NULL,
  level         TINYINT     NOT NULL,
  submission_id BINARY(16)  NOT NULL,
  granted_at    DATETIME(6) NOT NULL,
  valid_until   DATETIME(6) NOT NULL,
  ended_at      DATETIME(6) NULL,
  end_reason    VARCHAR(10) NULL,
  version       BIGINT      NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY kyc_verification_submission (submission_id),
  KEY kyc_verification_customer (customer_id, id),
  KEY kyc_verification_due (ended_at, valid_until),
  CONSTRAINT kyc_verification_of FOREIGN KEY (submission_id) REFERENCES kyc_submission (id),
  CONSTRAINT kyc_verification_levels CHECK (level BETWEEN 1 AND 3),
  CONSTRAINT kyc_verification_ends CHECK (end_reason IN ('RENEWED', 'LAPSED', 'REVOKED')),
  CONSTRAINT kyc_verification_ended CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);

CREATE TABLE kyc_reminder (
  verification_id BINARY(16)  NOT NULL,
  days_before     SMALLINT    NOT NULL,
  sent_at         DATETIME(6) NOT NULL,
  PRIMARY KEY (verification_id, days_before),
  CONSTRAINT kyc_reminder_of FOREIGN KEY (verification_id) REFERENCES kyc_verification (id)
);

-- A level that two members of staff set; the newest one of a customer counts until its end.
CREATE TABLE kyc_override (
  id          BINARY(16)  NOT NULL,
  customer_id BINARY(16)  NOT NULL,
  level       TINYINT     NOT NULL,
  set_at      DATETIME(6) NOT NULL,
  valid_until DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY kyc_override_customer (customer_id, id),
  CONSTRAINT kyc_override_levels CHECK (level BETWEEN 0 AND 3)
);

GRANT SELECT, INSERT, UPDATE ON kyc_dossier TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON kyc_details TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE, DELETE ON kyc_document TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE (content), DELETE ON kyc_document_content TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON kyc_submission TO '${app_user}'@'%';
GRANT SELECT, INSERT ON kyc_submission_document TO '${app_user}'@'%';
GRANT SELECT, INSERT ON kyc_submission_transition TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON kyc_verification TO '${app_user}'@'%';
GRANT SELECT, INSERT ON kyc_reminder TO '${app_user}'@'%';
GRANT SELECT, INSERT ON kyc_override TO '${app_user}'@'%';
