-- Mails to persons. The letter (recipient, subject and text) is sealed and goes away when the mail has ended.
CREATE TABLE mail (
  id         BINARY(16)      NOT NULL,
  person_id  BINARY(16)      NOT NULL,
  template   VARCHAR(40)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  letter     VARBINARY(8192) NULL COMMENT 'sealed JSON; only while it waits',
  status     VARCHAR(10)     NOT NULL,
  attempts   SMALLINT        NOT NULL,
  version    BIGINT          NOT NULL,
  created_at DATETIME(6)     NOT NULL,
  ended_at   DATETIME(6)     NULL,
  PRIMARY KEY (id),
  KEY mail_person (person_id, created_at),
  KEY mail_status (status, created_at),
  CONSTRAINT mail_status_known CHECK (status IN ('WAITING', 'SENT', 'DEAD', 'DROPPED')),
  CONSTRAINT mail_ended CHECK ((status = 'WAITING') = (ended_at IS NULL)),
  CONSTRAINT mail_letter CHECK ((status = 'WAITING') = (letter IS NOT NULL))
);

GRANT SELECT, INSERT, UPDATE ON mail TO '${app_user}'@'%';
