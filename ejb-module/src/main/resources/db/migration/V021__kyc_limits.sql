-- How much of an asset each level may move: in one movement, in a day, in a calendar month (UTC). An asset without a row at
-- a level can't be moved at that level; there is none for level 0. Changed rows count from the next movement on.
CREATE TABLE kyc_limit (
  level           TINYINT         NOT NULL,
  asset           VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  per_transaction DECIMAL(38, 18) NOT NULL,
  daily           DECIMAL(38, 18) NOT NULL,
  monthly         DECIMAL(38, 18) NOT NULL,
  PRIMARY KEY (level, asset),
  CONSTRAINT kyc_limit_asset FOREIGN KEY (asset) REFERENCES asset (code),
  CONSTRAINT kyc_limit_levels CHECK (level BETWEEN 1 AND 3),
  CONSTRAINT kyc_limit_order CHECK (per_transaction > 0 AND per_transaction <= daily AND daily <= monthly)
);

-- The same for all currencies, in round figures of each: 500, 1,000 and 2,500 euros at level 1, and so on.
INSERT INTO kyc_limit (level, asset, per_transaction, daily, monthly)
SELECT step.level, unit.asset, step.per_transaction * unit.ratio, step.daily * unit.ratio, step.monthly * unit.ratio
FROM (SELECT 1 AS level, 500 AS per_transaction, 1000 AS daily, 2500 AS monthly
      UNION ALL SELECT 2, 10000, 15000, 50000
      UNION ALL SELECT 3, 100000, 200000, 1000000) AS step
CROSS JOIN (SELECT 'EUR' AS asset, 1 AS ratio UNION ALL SELECT 'USD', 1 UNION ALL SELECT 'GBP', 1
            UNION ALL SELECT 'USDC', 1 UNION ALL SELECT 'MXN', 20 UNION ALL SELECT 'PHP', 60
            UNION ALL SELECT 'JPY', 150) AS unit;

-- What is used of a limit, locked through kyc_dossier. in_period is a day (2026-11-21) or a month (2026-11).
CREATE TABLE kyc_usage (
  customer_id BINARY(16)      NOT NULL,
  asset       VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  in_period   VARCHAR(10)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  used        DECIMAL(38, 18) NOT NULL,
  PRIMARY KEY (customer_id, asset, in_period),
  CONSTRAINT kyc_usage_used CHECK (used >= 0)
);

-- What each movement used: the sum of those not given back is what kyc_usage says.
CREATE TABLE kyc_limit_use (
  reference     VARCHAR(120)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_id   BINARY(16)      NOT NULL,
  asset         VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount        DECIMAL(38, 18) NOT NULL,
  used_on       DATE            NOT NULL,
  given_back_at DATETIME(6)     NULL,
  PRIMARY KEY (reference),
  KEY kyc_limit_use_customer (customer_id, used_on),
  CONSTRAINT kyc_limit_use_amount CHECK (amount > 0)
);

GRANT SELECT ON kyc_limit TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON kyc_usage TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE (given_back_at) ON kyc_limit_use TO '${app_user}'@'%';
