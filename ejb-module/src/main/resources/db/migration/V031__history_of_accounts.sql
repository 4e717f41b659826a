-- Each posting says where it stands in its account's history and what it left, so that a balance at any instant and a
-- statement are read, not computed.
ALTER TABLE posting
  ADD COLUMN sequence BIGINT NULL COMMENT 'from 1, per account',
  ADD COLUMN balance_after DECIMAL(38, 18) NULL COMMENT 'on the account''s normal side',
  ADD COLUMN posted_at DATETIME(6) NULL COMMENT 'the entry''s; never goes back within an account',
  ADD COLUMN reverses_line SMALLINT NULL COMMENT 'the line of the reversed entry that it takes back';

UPDATE posting
JOIN (SELECT p.entry_id, p.line, e.posted_at,
             ROW_NUMBER() OVER history AS sequence,
             SUM(IF(a.type IN ('ASSET', 'EXPENSE'), p.amount, -p.amount))
               OVER (history ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS balance_after
      FROM posting p JOIN journal_entry e ON e.id = p.entry_id JOIN account a ON a.id = p.account_id
      WINDOW history AS (PARTITION BY p.account_id ORDER BY e.posted_at, p.entry_id, p.line)) AS past
  ON past.entry_id = posting.entry_id AND past.line = posting.line
SET posting.sequence = past.sequence, posting.balance_after = past.balance_after, posting.posted_at = past.posted_at;

UPDATE account
JOIN (SELECT account_id, COUNT(*) AS postings, MAX(posted_at) AS last FROM posting GROUP BY account_id) AS past
  ON past.account_id = account.id
SET account.postings = past.postings, account.last_posted_at = past.last;

-- One index for the history and for the foreign key to the account, which is (account_id, asset).
ALTER TABLE posting
  MODIFY COLUMN sequence BIGINT NOT NULL COMMENT 'from 1, per account',
  MODIFY COLUMN balance_after DECIMAL(38, 18) NOT NULL COMMENT 'on the account''s normal side',
  MODIFY COLUMN posted_at DATETIME(6) NOT NULL COMMENT 'the entry''s; never goes back within an account',
  ADD KEY posting_history (account_id, asset, posted_at, sequence),
  DROP KEY posting_account;

ALTER TABLE journal_entry
  ADD COLUMN effective_date DATE NULL COMMENT 'the day that it counts for (UTC)',
  ADD COLUMN metadata TEXT NULL COMMENT 'JSON: names and texts',
  ADD COLUMN reverses_id BINARY(16) NULL COMMENT 'the entry that it takes back, or a part of it';
UPDATE journal_entry SET effective_date = DATE(posted_at);
ALTER TABLE journal_entry
  MODIFY COLUMN effective_date DATE NOT NULL COMMENT 'the day that it counts for (UTC)',
  ADD KEY journal_entry_correlation (correlation_id),
  ADD CONSTRAINT journal_entry_reversed FOREIGN KEY (reverses_id) REFERENCES journal_entry (id);

-- A hold may end by itself.
ALTER TABLE hold DROP CONSTRAINT hold_status;
ALTER TABLE hold
  ADD COLUMN expires_at DATETIME(6) NULL AFTER created_at,
  ADD KEY hold_expiry (status, expires_at),
  ADD CONSTRAINT hold_status CHECK (status IN ('ACTIVE', 'CAPTURED', 'VOIDED', 'EXPIRED'));

-- A month (UTC) of the books. One without a row is open.
CREATE TABLE accounting_period (
  month      CHAR(7)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT '2026-11',
  status     VARCHAR(6)  NOT NULL,
  version    BIGINT      NOT NULL,
  changed_at DATETIME(6) NOT NULL,
  PRIMARY KEY (month),
  CONSTRAINT accounting_period_status CHECK (status IN ('OPEN', 'CLOSED'))
);

DELIMITER //
CREATE TRIGGER journal_entry_in_open_period BEFORE INSERT ON journal_entry FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM accounting_period
             WHERE month = DATE_FORMAT(NEW.effective_date, '%Y-%m') AND status = 'CLOSED') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a journal entry in a closed accounting period';
  END IF;
END//
DELIMITER ;

GRANT SELECT, INSERT, UPDATE ON accounting_period TO '${app_user}'@'%';
