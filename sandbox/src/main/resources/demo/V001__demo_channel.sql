-- A channel to try Coffer with: an API key, a EUR account with a million, an empty PHP account, a webhook endpoint.
SET @now = UTC_TIMESTAMP(6);

INSERT INTO channel (id, name, roles, status, created_at) VALUES
  (UNHEX(REPLACE('01900000-0000-7000-8000-000000000c01', '-', '')), 'Demo channel', 'channel', 'ACTIVE', @now);

INSERT INTO api_key (secret_hash, channel_id, created_at) VALUES
  (UNHEX(SHA2('ck_demo_4f1d6c8e2b7a49d3a5e0c9b8f7d6e5a4', 256)),
   UNHEX(REPLACE('01900000-0000-7000-8000-000000000c01', '-', '')), @now);

INSERT INTO account (id, name, kind, asset, type, owner_id, status, may_be_negative, balance, held, postings, last_posted_at,
                     version, created_at) VALUES
  (UNHEX(REPLACE('01900000-0000-7000-8000-000000000e01', '-', '')), 'Demo customer EUR', 'customer', 'EUR', 'LIABILITY',
   UNHEX(REPLACE('01900000-0000-7000-8000-000000000c01', '-', '')), 'ACTIVE', FALSE, 1000000, 0, 1, @now,
   0, @now),
  (UNHEX(REPLACE('01900000-0000-7000-8000-000000000b01', '-', '')), 'Demo customer PHP', 'customer', 'PHP', 'LIABILITY',
   UNHEX(REPLACE('01900000-0000-7000-8000-000000000c01', '-', '')), 'ACTIVE', FALSE, 0, 0, 0, NULL,
   0, @now);

-- The million came from somewhere: the books balance here too.
INSERT INTO journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date) VALUES
  (UNHEX(REPLACE('01900000-0000-7000-8000-000000000d01', '-', '')), 'demo:opening', 'opening', 2, 'demo', @now,
   UTC_DATE());

UPDATE account SET balance = balance + 1000000, postings = postings + 1, last_posted_at = @now
WHERE code = 'bank:EUR';

INSERT INTO posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)
SELECT UNHEX(REPLACE('01900000-0000-7000-8000-000000000d01', '-', '')), IF(kind = 'bank', 1, 2), id, asset,
       IF(kind = 'bank', 1000000, -1000000), postings, balance, last_posted_at
FROM account WHERE code = 'bank:EUR' OR id = UNHEX(REPLACE('01900000-0000-7000-8000-000000000e01', '-', ''))
ORDER BY IF(kind = 'bank', 1, 2);

INSERT INTO webhook_endpoint (id, channel_id, url, secret, event_types, status, created_at) VALUES
  (UNHEX(REPLACE('01900000-0000-7000-8000-000000000f01', '-', '')),
   UNHEX(REPLACE('01900000-0000-7000-8000-000000000c01', '-', '')),
   '${webhook_url}', 'whsec_Y29mZmVyLXNhbmRib3gtZGVtby13ZWJob29rLWtleSE=', '*', 'ACTIVE', @now);
