-- No foreign key to the destination account: checking it would lock that row after the source's, out of the order in
-- which accounts are locked, and accepting would deadlock with working. Accounts are never deleted.
CREATE TABLE payment (
  id                   BINARY(16)      NOT NULL,
  channel_id           BINARY(16)      NOT NULL,
  client_reference     VARCHAR(64)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source_account       BINARY(16)      NOT NULL,
  destination_account  BINARY(16)      NOT NULL,
  currency             VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount               DECIMAL(38, 18) NOT NULL,
  fee                  DECIMAL(38, 18) NOT NULL,
  stablecoin           VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  stablecoin_bought    DECIMAL(38, 18) NULL,
  spread               DECIMAL(38, 18) NULL,
  destination_currency VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination_amount   DECIMAL(38, 18) NULL,
  on_ramp_id           VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'the provider''s id of the conversion',
  off_ramp_id          VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  status               VARCHAR(12)     NOT NULL,
  stage                VARCHAR(16)     NOT NULL,
  failure_code         VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  failure_detail       VARCHAR(500)    NULL,
  correlation_id       VARCHAR(64)     NOT NULL,
  version              BIGINT          NOT NULL,
  created_at           DATETIME(6)     NOT NULL,
  updated_at           DATETIME(6)     NOT NULL,
  completed_at         DATETIME(6)     NULL,
  PRIMARY KEY (id),
  UNIQUE KEY payment_client_reference (channel_id, client_reference),
  UNIQUE KEY payment_on_ramp (on_ramp_id),
  UNIQUE KEY payment_off_ramp (off_ramp_id),
  KEY payment_stage (stage, updated_at),
  CONSTRAINT payment_source FOREIGN KEY (source_account) REFERENCES account (id),
  CONSTRAINT payment_amount CHECK (amount > 0),
  CONSTRAINT payment_status CHECK (status IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED')),
  CONSTRAINT payment_stages CHECK (stage IN ('ACCEPTED', 'ON_RAMP', 'OFF_RAMP', 'SETTLED', 'FAILED', 'MANUAL_REVIEW'))
);

-- The status history: insert-only, one row a transition.
CREATE TABLE payment_transition (
  id         BINARY(16)   NOT NULL,
  payment_id BINARY(16)   NOT NULL,
  status     VARCHAR(12)  NOT NULL,
  stage      VARCHAR(16)  NOT NULL,
  reason     VARCHAR(500) NULL,
  at         DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY payment_transition_payment (payment_id, id),
  CONSTRAINT payment_transition_of FOREIGN KEY (payment_id) REFERENCES payment (id)
);

-- The house accounts that payments post to. Their ids are made of their codes.
INSERT INTO account (id, code, name, asset, type, status, may_be_negative, balance, held, version, created_at)
SELECT UNHEX(MD5(CONCAT(role.code, ':', asset.code))), CONCAT(role.code, ':', asset.code), CONCAT(role.name, ' ', asset.code),
       asset.code, role.type, 'ACTIVE', role.may_be_negative, 0, 0, 0, UTC_TIMESTAMP(6)
FROM asset
JOIN (SELECT 'FIAT' AS kind, 'fee-income' AS code, 'Fee income' AS name, 'INCOME' AS type, FALSE AS may_be_negative
      UNION ALL SELECT 'FIAT', 'ramp-settlement', 'Settlement with payment providers', 'ASSET', TRUE
      UNION ALL SELECT 'STABLECOIN', 'treasury', 'Stablecoin treasury', 'ASSET', FALSE
      UNION ALL SELECT 'STABLECOIN', 'in-transit', 'Payments in transit', 'LIABILITY', FALSE
      UNION ALL SELECT 'STABLECOIN', 'spread-income', 'Spread income', 'INCOME', FALSE) AS role
  ON role.kind = asset.kind;

GRANT SELECT, INSERT, UPDATE ON payment TO '${app_user}'@'%';
GRANT SELECT, INSERT ON payment_transition TO '${app_user}'@'%';
