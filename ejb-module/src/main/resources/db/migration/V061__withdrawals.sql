-- Money that is paid out of a wallet to a bank account. Its hold and what was posted for it have the reference withdrawal:<id>,
-- what was posted when it came back has return:<id>.
CREATE TABLE withdrawal (
  id                    BINARY(16)      NOT NULL,
  owner_id              BINARY(16)      NOT NULL COMMENT 'who asked for it',
  client_reference      VARCHAR(64)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  wallet_id             BINARY(16)      NOT NULL,
  account_id            BINARY(16)      NOT NULL,
  asset                 VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount                DECIMAL(38, 18) NOT NULL COMMENT 'what the creditor gets',
  fee                   DECIMAL(38, 18) NOT NULL,
  creditor_name         VARBINARY(512)  NOT NULL COMMENT 'sealed',
  iban                  VARBINARY(128)  NOT NULL COMMENT 'sealed',
  status                VARCHAR(10)     NOT NULL,
  reason                VARCHAR(64)     NULL COMMENT 'why it failed or came back, in the words of the bank',
  payout_id             VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the bank',
  entry_id              BINARY(16)      NULL,
  return_entry_id       BINARY(16)      NULL,
  return_transaction_id VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the bank',
  correlation_id        VARCHAR(64)     NOT NULL,
  created_at            DATETIME(6)     NOT NULL,
  updated_at            DATETIME(6)     NOT NULL,
  version               BIGINT          NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY withdrawal_client_reference (owner_id, client_reference),
  KEY withdrawal_owner (owner_id, id),
  KEY withdrawal_status (status, id),
  CONSTRAINT withdrawal_amount CHECK (amount > 0 AND fee >= 0),
  CONSTRAINT withdrawal_status_known CHECK (status IN ('PENDING', 'PROCESSING', 'COMPLETED', 'FAILED', 'RETURNED'))
);

CREATE TABLE withdrawal_transition (
  id            BINARY(16)  NOT NULL,
  withdrawal_id BINARY(16)  NOT NULL,
  status        VARCHAR(10) NOT NULL,
  reason        VARCHAR(64) NULL,
  at            DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  KEY withdrawal_transition_of (withdrawal_id, id)
);

GRANT SELECT, INSERT, UPDATE (creditor_name, iban, status, reason, payout_id, entry_id, return_entry_id,
  return_transaction_id, updated_at, version) ON withdrawal TO '${app_user}'@'%';
GRANT SELECT, INSERT ON withdrawal_transition TO '${app_user}'@'%';
