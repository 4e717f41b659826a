-- The chart of accounts: what kinds of account and of entry there are, and which entry may touch which account on which
-- side. Read once by the application and enforced with every entry; changed by migrations only.
CREATE TABLE account_kind (
  code            VARCHAR(32)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  number          SMALLINT     NOT NULL,
  name            VARCHAR(60)  NOT NULL,
  type            VARCHAR(10)  NOT NULL,
  owned           BOOLEAN      NOT NULL COMMENT 'kept for a customer or a channel; otherwise the house''s own',
  may_be_negative BOOLEAN      NOT NULL COMMENT 'of an owned account; of the sum of the house''s stripes',
  stripes         TINYINT      NOT NULL COMMENT 'rows that one account of the house is spread over',
  meaning         VARCHAR(200) NOT NULL,
  PRIMARY KEY (code),
  UNIQUE KEY account_kind_number (number),
  CONSTRAINT account_kind_type CHECK (type IN ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
  CONSTRAINT account_kind_stripes CHECK (stripes BETWEEN 1 AND 64 AND (stripes = 1 OR NOT owned))
);

INSERT INTO account_kind (code, number, name, type, owned, may_be_negative, stripes, meaning) VALUES
  ('bank', 1000, 'Bank', 'ASSET', FALSE, TRUE, 8, 'what the house has at its banks for its customers'),
  ('ramp-settlement', 1100, 'Settlement with payment providers', 'ASSET', FALSE, TRUE, 8, 'what the providers owe the house, or are owed by it'),
  ('treasury', 1200, 'Stablecoin treasury', 'ASSET', FALSE, FALSE, 8, 'stablecoin that the house holds'),
  ('fx-position', 1300, 'Currency position', 'ASSET', FALSE, TRUE, 8, 'what conversions left the house long or short of an asset'),
  ('customer', 2000, 'Customer', 'LIABILITY', TRUE, FALSE, 1, 'what the house owes a customer or a channel'),
  ('in-transit', 2100, 'Payments in transit', 'LIABILITY', FALSE, FALSE, 8, 'stablecoin that belongs to payments between their two legs'),
  ('suspense', 2900, 'Suspense', 'LIABILITY', FALSE, TRUE, 8, 'money whose owner is not known yet'),
  ('capital', 3000, 'Capital', 'EQUITY', FALSE, TRUE, 1, 'what the owners of the house put in'),
  ('fee-income', 4000, 'Fee income', 'INCOME', FALSE, FALSE, 8, 'fees'),
  ('spread-income', 4100, 'Spread income', 'INCOME', FALSE, FALSE, 8, 'the difference between the rate given and the rate had'),
  ('write-off', 5000, 'Write-offs', 'EXPENSE', FALSE, FALSE, 1, 'losses that the house bears');

CREATE TABLE entry_kind (
  code    VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  manual  BOOLEAN      NOT NULL COMMENT 'may be posted by people and back-office systems, not only by Coffer itself',
  meaning VARCHAR(200) NOT NULL,
  PRIMARY KEY (code)
);

CREATE TABLE entry_kind_side (
  entry_kind   VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  side         VARCHAR(6)  NOT NULL,
  PRIMARY KEY (entry_kind, account_kind, side),
  CONSTRAINT entry_kind_side_entry FOREIGN KEY (entry_kind) REFERENCES entry_kind (code),
  CONSTRAINT entry_kind_side_account FOREIGN KEY (account_kind) REFERENCES account_kind (code),
  CONSTRAINT entry_kind_side_side CHECK (side IN ('DEBIT', 'CREDIT'))
);

INSERT INTO entry_kind (code, manual, meaning) VALUES
  ('opening', FALSE, 'the balance that an account begins with'),
  ('payment.on-ramp', FALSE, 'a payment''s source pays; the provider gives stablecoin'),
  ('payment.off-ramp', FALSE, 'the stablecoin of a payment is paid out to its destination'),
  ('wallet.deposit', FALSE, 'the bank has received money for a wallet'),
  ('wallet.withdrawal', FALSE, 'the bank has paid money out of a wallet'),
  ('wallet.return', FALSE, 'the bank has sent back what was paid out'),
  ('wallet.transfer', FALSE, 'money goes from one wallet to another'),
  ('wallet.conversion', FALSE, 'a wallet sells one asset and buys another'),
  ('adjustment', TRUE, 'a person or a back-office system puts something right'),
  ('reversal', FALSE, 'takes back an earlier entry or a part of it; each line on the other side of the line that it takes back');

INSERT INTO entry_kind_side (entry_kind, account_kind, side) VALUES
  ('opening', 'bank', 'DEBIT'), ('opening', 'customer', 'CREDIT'), ('opening', 'treasury', 'DEBIT'), ('opening', 'capital', 'CREDIT'),
  ('payment.on-ramp', 'customer', 'DEBIT'), ('payment.on-ramp', 'fee-income', 'CREDIT'),
  ('payment.on-ramp', 'ramp-settlement', 'CREDIT'), ('payment.on-ramp', 'treasury', 'DEBIT'),
  ('payment.on-ramp', 'spread-income', 'CREDIT'), ('payment.on-ramp', 'in-transit', 'CREDIT'),
  ('payment.off-ramp', 'in-transit', 'DEBIT'), ('payment.off-ramp', 'treasury', 'CREDIT'),
  ('payment.off-ramp', 'ramp-settlement', 'DEBIT'), ('payment.off-ramp', 'customer', 'CREDIT'),
  ('wallet.deposit', 'bank', 'DEBIT'), ('wallet.deposit', 'customer', 'CREDIT'), ('wallet.deposit', 'suspense', 'CREDIT'),
  ('wallet.withdrawal', 'customer', 'DEBIT'), ('wallet.withdrawal', 'fee-income', 'CREDIT'), ('wallet.withdrawal', 'bank', 'CREDIT'),
  ('wallet.return', 'bank', 'DEBIT'), ('wallet.return', 'customer', 'CREDIT'), ('wallet.return', 'suspense', 'CREDIT'),
  ('wallet.transfer', 'customer', 'DEBIT'), ('wallet.transfer', 'customer', 'CREDIT'), ('wallet.transfer', 'fee-income', 'CREDIT'),
  ('wallet.conversion', 'customer', 'DEBIT'), ('wallet.conversion', 'customer', 'CREDIT'),
  ('wallet.conversion', 'fee-income', 'CREDIT'), ('wallet.conversion', 'spread-income', 'CREDIT'),
  ('wallet.conversion', 'fx-position', 'DEBIT'), ('wallet.conversion', 'fx-position', 'CREDIT');

-- Who adjusts may touch everything but what payments alone account for.
INSERT INTO entry_kind_side (entry_kind, account_kind, side)
SELECT 'adjustment', kind.code, side.name
FROM account_kind AS kind CROSS JOIN (SELECT 'DEBIT' AS name UNION ALL SELECT 'CREDIT') AS side
WHERE kind.code <> 'in-transit';

ALTER TABLE account
  ADD COLUMN kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER name,
  ADD COLUMN stripe TINYINT NOT NULL DEFAULT 0 AFTER kind,
  ADD COLUMN postings BIGINT NOT NULL DEFAULT 0 COMMENT 'how many it has: the sequence of the last one' AFTER held,
  ADD COLUMN last_posted_at DATETIME(6) NULL AFTER postings;

UPDATE account SET kind = CASE
  WHEN owner_id IS NOT NULL THEN 'customer'
  WHEN SUBSTRING_INDEX(code, ':', 1) IN ('ramp-settlement', 'treasury', 'in-transit', 'fee-income', 'spread-income')
    THEN SUBSTRING_INDEX(code, ':', 1)
  WHEN type = 'ASSET' THEN 'bank'
  ELSE 'customer' END;

ALTER TABLE account
  MODIFY COLUMN kind VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  ADD CONSTRAINT account_of_kind FOREIGN KEY (kind) REFERENCES account_kind (code);

-- An account of the house that every entry touches is several rows, so that they don't wait for each other. A single stripe
-- may be below zero where their sum may not: money comes in on one and goes out on another.
UPDATE account JOIN account_kind ON account_kind.code = account.kind AND account_kind.stripes > 1 AND account.owner_id IS NULL
SET account.may_be_negative = TRUE;

INSERT INTO account (id, code, name, kind, stripe, asset, type, status, may_be_negative, balance, held, version, created_at)
SELECT UNHEX(MD5(house.code)), house.code, house.name, house.kind, house.stripe, house.asset, house.type, 'ACTIVE',
       house.may_be_negative OR house.stripes > 1, 0, 0, 0, UTC_TIMESTAMP(6)
FROM (SELECT CONCAT(kind.code, ':', asset.code, IF(stripe.number = 0, '', CONCAT('#', stripe.number))) AS code,
             CONCAT(kind.name, ' ', asset.code) AS name, kind.code AS kind, stripe.number AS stripe, asset.code AS asset,
             kind.type, kind.may_be_negative, kind.stripes
      FROM account_kind AS kind
      JOIN asset ON (kind.code IN ('ramp-settlement') AND asset.kind = 'FIAT')
                 OR (kind.code IN ('treasury', 'in-transit') AND asset.kind = 'STABLECOIN')
                 OR kind.code NOT IN ('ramp-settlement', 'treasury', 'in-transit')
      JOIN (SELECT 0 AS number UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4
            UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7) AS stripe ON stripe.number < kind.stripes
      WHERE NOT kind.owned) AS house
WHERE house.code NOT IN (SELECT known.code FROM (SELECT code FROM account WHERE code IS NOT NULL) AS known);

GRANT SELECT ON account_kind TO '${app_user}'@'%';
GRANT SELECT ON entry_kind TO '${app_user}'@'%';
GRANT SELECT ON entry_kind_side TO '${app_user}'@'%';
