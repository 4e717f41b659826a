-- Deliveries of one subject to one endpoint go one after the other, in the order of their positions.
ALTER TABLE webhook_delivery
  ADD COLUMN subject BINARY(16) NULL COMMENT 'of the event',
  ADD COLUMN position BIGINT NOT NULL AUTO_INCREMENT,
  ADD UNIQUE KEY webhook_delivery_position (position);

UPDATE webhook_delivery d JOIN event e ON e.id = d.event_id SET d.subject = e.subject;

ALTER TABLE webhook_delivery
  MODIFY COLUMN subject BINARY(16) NOT NULL COMMENT 'of the event',
  ADD KEY webhook_delivery_turn (subject, status, endpoint_id, position);
