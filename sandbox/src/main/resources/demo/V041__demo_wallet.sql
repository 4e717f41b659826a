-- The demo channel's accounts are a wallet. It is told of payments only: one webhook each is easier to follow than six.
INSERT IGNORE INTO wallet (id, owner_id, name, status, version, created_at)
VALUES (UNHEX(MD5(CONCAT('wallet:', '01900000000070008000000000000C01'))),
        UNHEX('01900000000070008000000000000C01'), 'Demo wallet', 'ACTIVE', 0, UTC_TIMESTAMP(6));

UPDATE account SET wallet_id = UNHEX(MD5(CONCAT('wallet:', '01900000000070008000000000000C01')))
WHERE id IN (UNHEX('01900000000070008000000000000E01'), UNHEX('01900000000070008000000000000B01'));

UPDATE api_key SET scopes = 'accounts:read payments:read payments:write wallets:read wallets:write'
WHERE channel_id = UNHEX('01900000000070008000000000000C01');

UPDATE webhook_endpoint SET event_types = 'payment.completed,payment.failed'
WHERE id = UNHEX('01900000000070008000000000000F01');
