-- An account of a frozen wallet takes no new movement, whatever its own status is; so neither freeze undoes the other.
ALTER TABLE account ADD COLUMN wallet_frozen BOOLEAN NOT NULL DEFAULT FALSE AFTER status;
UPDATE account JOIN wallet ON wallet.id = account.wallet_id AND wallet.status = 'FROZEN'
SET account.wallet_frozen = TRUE, account.status = 'ACTIVE' WHERE account.status = 'FROZEN';
