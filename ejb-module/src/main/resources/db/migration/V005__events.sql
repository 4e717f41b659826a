-- Facts that happened, as they were published. Insert-only.
CREATE TABLE event (
  id             BINARY(16)   NOT NULL,
  type           VARCHAR(64)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  version        SMALLINT     NOT NULL,
  subject        BINARY(16)   NOT NULL,
  channel_id     BINARY(16)   NOT NULL,
  correlation_id VARCHAR(64)  NOT NULL,
  occurred_at    DATETIME(6)  NOT NULL,
  data           TEXT         NOT NULL COMMENT 'JSON',
  PRIMARY KEY (id),
  KEY event_subject (subject)
);

GRANT SELECT, INSERT ON event TO '${app_user}'@'%';
