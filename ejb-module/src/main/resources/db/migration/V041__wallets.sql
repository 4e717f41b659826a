-- A customer's accounts, one per asset, shown as one thing.
CREATE TABLE wallet (
  id         BINARY(16)   NOT NULL,
  owner_id   BINARY(16)   NOT NULL COMMENT 'a customer or a channel',
  name       VARCHAR(100) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  status     VARCHAR(10)  NOT NULL,
  version    BIGINT       NOT NULL,
  created_at DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY wallet_owner (owner_id, id),
  CONSTRAINT wallet_status CHECK (status IN ('ACTIVE', 'FROZEN', 'CLOSED'))
);

ALTER TABLE account
  ADD COLUMN wallet_id BINARY(16) NULL COMMENT 'the wallet that it is part of' AFTER owner_id,
  ADD UNIQUE KEY account_wallet (wallet_id, asset);

-- Who has accounts gets a wallet with the first of each asset.
INSERT INTO wallet (id, owner_id, name, status, version, created_at)
SELECT UNHEX(MD5(CONCAT('wallet:', HEX(owner_id)))), owner_id, 'Wallet', 'ACTIVE', 0, MIN(created_at)
FROM account WHERE owner_id IS NOT NULL AND status = 'ACTIVE' GROUP BY owner_id;
UPDATE account
JOIN (SELECT MIN(id) AS id FROM account WHERE owner_id IS NOT NULL AND status = 'ACTIVE' GROUP BY owner_id, asset) AS first
  ON first.id = account.id
SET account.wallet_id = UNHEX(MD5(CONCAT('wallet:', HEX(account.owner_id))));

-- Money that went from one wallet to another. Insert-only; what was posted for it has the reference transfer:<id>.
CREATE TABLE transfer (
  id                 BINARY(16)      NOT NULL,
  owner_id           BINARY(16)      NOT NULL COMMENT 'who asked for it',
  client_reference   VARCHAR(64)     CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source_wallet      BINARY(16)      NOT NULL,
  destination_wallet BINARY(16)      NOT NULL,
  asset              VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount             DECIMAL(38, 18) NOT NULL,
  entry_id           BINARY(16)      NOT NULL,
  correlation_id     VARCHAR(64)     NOT NULL,
  created_at         DATETIME(6)     NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY transfer_client_reference (owner_id, client_reference),
  CONSTRAINT transfer_amount CHECK (amount > 0)
);

GRANT SELECT, INSERT, UPDATE ON wallet TO '${app_user}'@'%';
GRANT SELECT, INSERT ON transfer TO '${app_user}'@'%';

ALTER TABLE hold ADD COLUMN correlation_id VARCHAR(64) NULL AFTER status;
UPDATE hold SET correlation_id = reference;
ALTER TABLE hold MODIFY COLUMN correlation_id VARCHAR(64) NOT NULL;

ALTER TABLE api_key ALTER COLUMN scopes SET DEFAULT 'accounts:read payments:read payments:write wallets:read wallets:write';
