-- Who did what to what. Insert-only; no personal data.
CREATE TABLE audit_record (
  id             BINARY(16)  NOT NULL,
  at             DATETIME(6) NOT NULL,
  actor_id       BINARY(16)  NOT NULL COMMENT 'user or channel; zeros for Coffer itself',
  action         VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_type   VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  subject_id     BINARY(16)  NOT NULL,
  correlation_id VARCHAR(64) NOT NULL,
  detail         TEXT        NOT NULL COMMENT 'JSON',
  PRIMARY KEY (id),
  KEY audit_record_subject (subject_id, id),
  KEY audit_record_actor (actor_id, id)
);

GRANT SELECT, INSERT ON audit_record TO '${app_user}'@'%';
