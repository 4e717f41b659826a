-- When something was done last for a delivery. webhook-janitor looks for those that wait and that nobody does anything for.
ALTER TABLE webhook_delivery
  ADD COLUMN attended_at DATETIME(6) NULL;

UPDATE webhook_delivery SET attended_at = COALESCE(delivered_at, created_at);

ALTER TABLE webhook_delivery
  MODIFY COLUMN attended_at DATETIME(6) NOT NULL,
  ADD KEY webhook_delivery_waiting (status, attended_at);
