-- The bank's names for what came in, each for one thing for ever: a deposit, or what came back of a withdrawal. Insert-only.
CREATE TABLE bank_transaction (
  id         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the bank',
  arrival    VARCHAR(7)  NOT NULL,
  subject_id BINARY(16)  NOT NULL COMMENT 'the deposit, or the withdrawal that came back',
  PRIMARY KEY (id),
  CONSTRAINT bank_transaction_arrival CHECK (arrival IN ('DEPOSIT', 'RETURN'))
);

INSERT INTO bank_transaction (id, arrival, subject_id) SELECT bank_transaction_id, 'DEPOSIT', id FROM deposit;

-- Nothing kept one name from being used twice until now; the first one has it.
INSERT INTO bank_transaction (id, arrival, subject_id)
  SELECT w.return_transaction_id, 'RETURN', MIN(w.id) FROM withdrawal w
  WHERE w.return_transaction_id IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM deposit d WHERE d.bank_transaction_id = w.return_transaction_id)
  GROUP BY w.return_transaction_id;

GRANT SELECT, INSERT ON bank_transaction TO '${app_user}'@'%';
