-- The books. A posting is signed: a debit is positive, a credit negative; the postings of an entry sum to zero per asset.
-- account.balance is kept on the account's normal side: debits for ASSET and EXPENSE, credits for the others.
CREATE TABLE account (
  id              BINARY(16)      NOT NULL,
  code            VARCHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'house accounts only',
  name            VARCHAR(100)    NOT NULL,
  asset           VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  type            VARCHAR(10)     NOT NULL,
  owner_id        BINARY(16)      NULL COMMENT 'the channel it is kept for; NULL for house accounts',
  status          VARCHAR(10)     NOT NULL,
  may_be_negative BOOLEAN         NOT NULL,
  balance         DECIMAL(38, 18) NOT NULL,
  held            DECIMAL(38, 18) NOT NULL,
  version         BIGINT          NOT NULL,
  created_at      DATETIME(6)     NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY account_code (code),
  UNIQUE KEY account_asset (id, asset),
  KEY account_owner (owner_id),
  CONSTRAINT account_asset_known FOREIGN KEY (asset) REFERENCES asset (code),
  CONSTRAINT account_type CHECK (type IN ('ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE')),
  CONSTRAINT account_status CHECK (status IN ('ACTIVE', 'FROZEN', 'CLOSED')),
  CONSTRAINT account_held CHECK (held >= 0),
  CONSTRAINT account_available CHECK (may_be_negative OR balance >= held)
);

CREATE TABLE journal_entry (
  id             BINARY(16)   NOT NULL,
  reference      VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the business fact it records, once',
  kind           VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  line_count     SMALLINT     NOT NULL,
  correlation_id VARCHAR(64)  NOT NULL,
  posted_at      DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  UNIQUE KEY journal_entry_reference (reference),
  CONSTRAINT journal_entry_lines CHECK (line_count BETWEEN 2 AND 1000)
);

CREATE TABLE posting (
  entry_id   BINARY(16)      NOT NULL,
  line       SMALLINT        NOT NULL,
  account_id BINARY(16)      NOT NULL,
  asset      VARCHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount     DECIMAL(38, 18) NOT NULL,
  PRIMARY KEY (entry_id, line),
  KEY posting_account (account_id, entry_id),
  CONSTRAINT posting_entry FOREIGN KEY (entry_id) REFERENCES journal_entry (id),
  CONSTRAINT posting_account_and_asset FOREIGN KEY (account_id, asset) REFERENCES account (id, asset),
  CONSTRAINT posting_amount CHECK (amount <> 0)
);

-- An entry is complete with its last line; the database takes that line only if all lines are there and sum to zero.
DELIMITER //
CREATE TRIGGER posting_completes_entry AFTER INSERT ON posting FOR EACH ROW
BEGIN
  DECLARE expected SMALLINT;
  SELECT line_count INTO expected FROM journal_entry WHERE id = NEW.entry_id;
  IF NEW.line < 1 OR NEW.line > expected THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a posting outside its journal entry''s lines';
  END IF;
  IF NEW.line = expected THEN
    IF (SELECT COUNT(*) FROM posting WHERE entry_id = NEW.entry_id) <> expected THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a journal entry with missing postings';
    END IF;
    IF EXISTS (SELECT asset FROM posting WHERE entry_id = NEW.entry_id GROUP BY asset HAVING SUM(amount) <> 0) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a journal entry that does not sum to zero per asset';
    END IF;
  END IF;
END//
DELIMITER ;

CREATE TABLE hold (
  id         BINARY(16)      NOT NULL,
  account_id BINARY(16)      NOT NULL,
  reference  VARCHAR(120)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  amount     DECIMAL(38, 18) NOT NULL,
  captured   DECIMAL(38, 18) NOT NULL,
  status     VARCHAR(10)     NOT NULL,
  version    BIGINT          NOT NULL,
  created_at DATETIME(6)     NOT NULL,
  closed_at  DATETIME(6)     NULL,
  PRIMARY KEY (id),
  UNIQUE KEY hold_reference (reference),
  KEY hold_account (account_id),
  CONSTRAINT hold_of_account FOREIGN KEY (account_id) REFERENCES account (id),
  CONSTRAINT hold_status CHECK (status IN ('ACTIVE', 'CAPTURED', 'VOIDED')),
  CONSTRAINT hold_amounts CHECK (amount > 0 AND captured >= 0 AND captured <= amount)
);

GRANT SELECT, INSERT, UPDATE ON account TO '${app_user}'@'%';
GRANT SELECT, INSERT ON journal_entry TO '${app_user}'@'%';
GRANT SELECT, INSERT ON posting TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON hold TO '${app_user}'@'%';
