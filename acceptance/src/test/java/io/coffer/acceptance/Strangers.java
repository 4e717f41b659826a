package io.coffer.acceptance;

import java.util.UUID;

/** Other channels than the demo channel. */
final class Strangers {

    private Strangers() {}

    /** A channel with the channel's role. */
    static UUID channel() {
        return channel("channel", "ck_test_" + UUID.randomUUID());
    }

    static UUID channel(String roles, String apiKey) {
        var id = UUID.randomUUID();
        Books.execute(
                "insert into channel (id, name, roles, status, plan, created_at)"
                        + " values (?, 'Stranger', ?, 'ACTIVE', 'unlimited', utc_timestamp(6))",
                id,
                roles);
        Books.execute(
                "insert into api_key (secret_hash, channel_id, created_at) values (unhex(sha2(?, 256)), ?, utc_timestamp(6))",
                apiKey,
                id);
        return id;
    }

    /** A new channel with these roles, signed in. */
    static Channel signedIn(String roles) {
        var key = "ck_test_" + UUID.randomUUID();
        channel(roles, key);
        return Channel.signedIn(key);
    }
}
