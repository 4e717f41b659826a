-- What systems posted in one request, and what came of each entry: the answer to the same request under the same key.
CREATE TABLE posting_batch (
  id         BINARY(16)  NOT NULL,
  channel_id BINARY(16)  NOT NULL,
  mode       VARCHAR(14) NOT NULL,
  results    MEDIUMTEXT  NOT NULL COMMENT 'JSON: one for each entry',
  created_at DATETIME(6) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT posting_batch_mode CHECK (mode IN ('ALL_OR_NOTHING', 'ITEM_BY_ITEM'))
);

GRANT SELECT, INSERT ON posting_batch TO '${app_user}'@'%';
