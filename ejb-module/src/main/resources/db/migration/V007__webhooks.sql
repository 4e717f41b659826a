CREATE TABLE webhook_endpoint (
  id          BINARY(16)   NOT NULL,
  channel_id  BINARY(16)   NOT NULL,
  url         VARCHAR(500) NOT NULL,
  secret      VARCHAR(100) NOT NULL COMMENT 'whsec_ and base64, as Standard Webhooks says',
  event_types VARCHAR(500) NOT NULL COMMENT 'comma-separated; * for all',
  status      VARCHAR(10)  NOT NULL,
  created_at  DATETIME(6)  NOT NULL,
  PRIMARY KEY (id),
  KEY webhook_endpoint_channel (channel_id),
  CONSTRAINT webhook_endpoint_status CHECK (status IN ('ACTIVE', 'DISABLED'))
);

-- One event for one endpoint; the attempts to deliver it are insert-only.
CREATE TABLE webhook_delivery (
  id           BINARY(16)  NOT NULL,
  event_id     BINARY(16)  NOT NULL,
  endpoint_id  BINARY(16)  NOT NULL,
  status       VARCHAR(10) NOT NULL,
  attempts     SMALLINT    NOT NULL,
  version      BIGINT      NOT NULL,
  created_at   DATETIME(6) NOT NULL,
  delivered_at DATETIME(6) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY webhook_delivery_once (event_id, endpoint_id),
  CONSTRAINT webhook_delivery_event FOREIGN KEY (event_id) REFERENCES event (id),
  CONSTRAINT webhook_delivery_endpoint FOREIGN KEY (endpoint_id) REFERENCES webhook_endpoint (id),
  CONSTRAINT webhook_delivery_status CHECK (status IN ('PENDING', 'DELIVERED', 'DEAD'))
);

CREATE TABLE webhook_attempt (
  delivery_id BINARY(16)   NOT NULL,
  attempt     SMALLINT     NOT NULL,
  at          DATETIME(6)  NOT NULL,
  http_status SMALLINT     NULL COMMENT 'NULL when no answer came',
  failure     VARCHAR(200) NULL,
  PRIMARY KEY (delivery_id, attempt),
  CONSTRAINT webhook_attempt_of FOREIGN KEY (delivery_id) REFERENCES webhook_delivery (id)
);

GRANT SELECT ON webhook_endpoint TO '${app_user}'@'%';
GRANT SELECT, INSERT, UPDATE ON webhook_delivery TO '${app_user}'@'%';
GRANT SELECT, INSERT ON webhook_attempt TO '${app_user}'@'%';
