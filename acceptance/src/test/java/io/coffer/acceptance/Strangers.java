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
        insert(id, roles, apiKey);
        return id;
    }

    /** A key of a new channel with this id and the channel's role. */
    static String keyOf(UUID id) {
        var key = "ck_test_" + UUID.randomUUID();
        insert(id, "channel", key);
        return key;
    }

    private static void insert(UUID id, String roles, String apiKey) {
        Books.execute(
                "insert into channel (id, name, roles, status, plan, created_at)"
                        + " values (?, 'Stranger', ?, 'ACTIVE', 'unlimited', utc_timestamp(6))",
                id,
                roles);
        Books.execute(
                "insert into api_key (secret_hash, channel_id, created_at) values (unhex(sha2(?, 256)), ?, utc_timestamp(6))",
                apiKey,
                id);
    }

    /** A new channel with these roles, signed in. */
    static Channel signedIn(String roles) {
        return Channel.signedIn(newKey(roles));
    }

    /** A new channel with these roles that shows its key each time: tokens end after ten minutes. */
    static Channel withKey(String roles) {
        return Channel.withApiKey(newKey(roles));
    }

    private static String newKey(String roles) {
        var key = "ck_test_" + UUID.randomUUID();
        channel(roles, key);
        return key;
    }

    /** A new channel whose key has these scopes, signed in. */
    static Channel signedInWith(String scopes) {
        return Channel.signedIn(keyWith(scopes));
    }

    /** A key of a new channel with these scopes. */
    static String keyWith(String scopes) {
        var key = "ck_test_" + UUID.randomUUID();
        var channel = channel("channel", key);
        Books.execute("update api_key set scopes = ? where channel_id = ?", scopes, channel);
        return key;
    }
}
