-- Whoever owns the accounts pays and follows the payment: a channel, or a customer.
ALTER TABLE payment RENAME COLUMN channel_id TO owner_id;
ALTER TABLE idempotency_key RENAME COLUMN channel_id TO caller_id;
