-- A price of a conversion, promised until it expires. Insert-only; it reserves nothing.
CREATE TABLE quote (
  id                 BINARY(16)      NOT NULL,
  owner_id           BINARY(16)      NOT NULL COMMENT 'who asked for it',
  source_asset       VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source_amount      DECIMAL(38, 18) NOT NULL COMMENT 'what is paid, the fee included',
  fee                DECIMAL(38, 18) NOT NULL COMMENT 'of the source',
  destination_asset  VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  destination_amount DECIMAL(38, 18) NOT NULL,
  spread             DECIMAL(38, 18) NOT NULL COMMENT 'of the destination',
  mid_rate           DECIMAL(38, 24) NOT NULL COMMENT 'destination for one unit of the source, in the middle of the market',
  client_rate        DECIMAL(38, 24) NOT NULL COMMENT 'the same for the customer',
  rate_as_of         DATETIME(6)     NOT NULL,
  created_at         DATETIME(6)     NOT NULL,
  expires_at         DATETIME(6)     NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT quote_source FOREIGN KEY (source_asset) REFERENCES asset (code),
  CONSTRAINT quote_destination FOREIGN KEY (destination_asset) REFERENCES asset (code),
  CONSTRAINT quote_assets CHECK (source_asset <> destination_asset),
  CONSTRAINT quote_amounts CHECK (source_amount > fee AND fee >= 0 AND destination_amount > 0 AND spread >= 0),
  CONSTRAINT quote_rates CHECK (client_rate > 0 AND client_rate <= mid_rate)
);

-- What a wallet sold and bought as a quote had promised. Insert-only; what was posted for it has the reference
-- conversion:<id>. A quote is used once.
CREATE TABLE conversion (
  id               BINARY(16)  NOT NULL,
  owner_id         BINARY(16)  NOT NULL COMMENT 'who asked for it',
  client_reference VARCHAR(64) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  wallet_id        BINARY(16)  NOT NULL,
  quote_id         BINARY(16)  NOT NULL,
  entry_id         BINARY(16)  NOT NULL,
  correlation_id   VARCHAR(64) NOT NULL,
  created_at       DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY conversion_client_reference (owner_id, client_reference),
  UNIQUE KEY conversion_quote (quote_id),
  CONSTRAINT conversion_of_quote FOREIGN KEY (quote_id) REFERENCES quote (id)
);

GRANT SELECT, INSERT ON quote TO '${app_user}'@'%';
GRANT SELECT, INSERT ON conversion TO '${app_user}'@'%';
