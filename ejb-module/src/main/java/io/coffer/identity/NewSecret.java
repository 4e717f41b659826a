package io.coffer.identity;

import io.coffer.crypto.Digests;
import io.coffer.id.Ids;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;

/**
 * A new API key: {@code ck_}, its id, and 256 bits of chance. The first part may be seen by anybody who looks for the key's
 * owner; the whole is shown once.
 */
public record NewSecret(UUID keyId, String text) {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    static NewSecret make() {
        var id = Ids.next();
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new NewSecret(
                id, prefix(id) + "_" + Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** What the key with this id begins with. */
    public static String prefix(UUID keyId) {
        return "ck_" + keyId.toString().replace("-", "");
    }

    byte[] hash() {
        return Digests.sha256(text);
    }

    /** Never shows the secret. */
    @Override
    public String toString() {
        return prefix(keyId);
    }
}
