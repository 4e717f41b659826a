-- What the jobs ledger-replay and ledger-invariants found that must not be. Insert-only. Nothing refers to accounts or
-- entries by a key: a row here must not lock an account, and tells of a posting even if its entry is missing.
CREATE TABLE ledger_difference (
  id            BINARY(16)   NOT NULL,
  kind          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  account_id    BINARY(16)   NULL,
  entry_id      BINARY(16)   NULL,
  place         VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'where in the account or the entry; empty: all of it',
  expected      VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  found         VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  found_at      DATETIME(6)  NOT NULL,
  job_execution BIGINT       NOT NULL,
  PRIMARY KEY (id),
  KEY ledger_difference_account (account_id),
  KEY ledger_difference_entry (entry_id),
  CONSTRAINT ledger_difference_kind CHECK (kind IN (
    'BALANCE', 'POSTINGS', 'LAST_BALANCE', 'HELD', 'SEQUENCE', 'POSTED_AT', 'BALANCE_AFTER',
    'OVERDRAWN', 'ORPHAN', 'STRIPES', 'INCOMPLETE', 'UNBALANCED', 'MISPLACED', 'OVER_REVERSED')),
  CONSTRAINT ledger_difference_of CHECK (account_id IS NOT NULL OR entry_id IS NOT NULL)
);

-- A difference that a later run did not find any more.
CREATE TABLE ledger_difference_settled (
  difference_id BINARY(16)  NOT NULL,
  settled_at    DATETIME(6) NOT NULL,
  job_execution BIGINT      NOT NULL,
  PRIMARY KEY (difference_id),
  CONSTRAINT ledger_difference_settled_of FOREIGN KEY (difference_id) REFERENCES ledger_difference (id)
);

GRANT SELECT, INSERT ON ledger_difference TO '${app_user}'@'%';
GRANT SELECT, INSERT ON ledger_difference_settled TO '${app_user}'@'%';
