-- What a hold on a wallet is for: it has the id of the hold in the books, whose reference is hold:<id>. Insert-only.
CREATE TABLE wallet_hold (
  id               BINARY(16)  NOT NULL,
  owner_id         BINARY(16)  NOT NULL COMMENT 'who asked for it',
  client_reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  wallet_id        BINARY(16)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY wallet_hold_client_reference (owner_id, client_reference),
  KEY wallet_hold_owner (owner_id, id)
);

-- What was taken of it, and for whom. Insert-only; what was posted for it has the reference capture:<id>.
CREATE TABLE hold_capture (
  id                 BINARY(16)      NOT NULL,
  hold_id            BINARY(16)      NOT NULL,
  destination_wallet BINARY(16)      NOT NULL,
  amount             DECIMAL(38, 18) NOT NULL,
  entry_id           BINARY(16)      NOT NULL,
  correlation_id     VARCHAR(64)     NOT NULL,
  created_at         DATETIME(6)     NOT NULL,
  PRIMARY KEY (id),
  KEY hold_capture_hold (hold_id, id),
  CONSTRAINT hold_capture_amount CHECK (amount > 0)
);

GRANT SELECT, INSERT ON wallet_hold TO '${app_user}'@'%';
GRANT SELECT, INSERT ON hold_capture TO '${app_user}'@'%';

-- A hold that is captured for less than was authorised gives the rest back.
GRANT UPDATE (amount) ON kyc_limit_use TO '${app_user}'@'%';
