-- What a payer writes so that the money finds the wallet: RF, two check digits, and this code. Made when it is asked for first.
CREATE TABLE deposit_reference (
  wallet_id  BINARY(16)  NOT NULL,
  code       CHAR(12)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (wallet_id),
  UNIQUE KEY deposit_reference_code (code)
);

-- Money that came to the house's bank account. What was posted for it has the reference deposit:<id>.
CREATE TABLE deposit (
  id                  BINARY(16)      NOT NULL,
  bank_transaction_id VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  fingerprint         BINARY(32)      NOT NULL COMMENT 'of what the bank told',
  reference           VARCHAR(140)    CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'as the payer wrote it',
  asset               VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount              DECIMAL(38, 18) NOT NULL,
  status              VARCHAR(10)     NOT NULL,
  reason              VARCHAR(30)     NULL COMMENT 'why it was suspended',
  wallet_id           BINARY(16)      NULL,
  owner_id            BINARY(16)      NULL COMMENT 'of the wallet',
  entry_id            BINARY(16)      NOT NULL,
  assigned_by_entry   BINARY(16)      NULL COMMENT 'what took it out of suspense',
  correlation_id      VARCHAR(64)     NOT NULL,
  received_at         DATETIME(6)     NOT NULL,
  version             BIGINT          NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY deposit_bank_transaction (bank_transaction_id),
  KEY deposit_owner (owner_id, id),
  KEY deposit_status (status, id),
  CONSTRAINT deposit_amount CHECK (amount > 0),
  CONSTRAINT deposit_status_known CHECK (status IN ('CREDITED', 'SUSPENDED', 'ASSIGNED')),
  CONSTRAINT deposit_has_wallet CHECK ((status = 'SUSPENDED') = (wallet_id IS NULL))
);

GRANT SELECT, INSERT ON deposit_reference TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE (status, wallet_id, owner_id, assigned_by_entry, version) ON deposit TO '${app_user}'@'%';
