-- What amounts are counted in. A row is never changed: an asset's scale is part of every stored amount.
CREATE TABLE asset (
  code  VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  kind  VARCHAR(12) NOT NULL,
  scale TINYINT     NOT NULL,
  PRIMARY KEY (code),
  CONSTRAINT asset_kind CHECK (kind IN ('FIAT', 'STABLECOIN', 'CRYPTO', 'STOCK')),
  CONSTRAINT asset_scale CHECK (scale BETWEEN 0 AND 18)
);

INSERT INTO asset (code, kind, scale) VALUES
  ('EUR', 'FIAT', 2), ('USD', 'FIAT', 2), ('GBP', 'FIAT', 2), ('PHP', 'FIAT', 2), ('MXN', 'FIAT', 2), ('JPY', 'FIAT', 0),
  ('USDC', 'STABLECOIN', 6);

GRANT SELECT ON asset TO '${app_user}'@'%';
