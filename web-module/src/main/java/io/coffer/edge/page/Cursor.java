package io.coffer.edge.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.json.Json;
import io.coffer.page.Position;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Where a list goes on, as the client keeps it: sealed (rule 2). */
record Cursor(Map<String, String> filters, Instant snapshot, Position after) {

    static final int MAX_LENGTH = 2_000;

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();

    Cursor {
        filters = Map.copyOf(filters);
    }

    /** @param list is not in the cursor, but without it the cursor can't be opened */
    String seal(byte[] key, String list) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, list)
                    .doFinal(Json.write(this).getBytes(StandardCharsets.UTF_8));
            var whole = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, whole, NONCE_BYTES, sealed.length);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has AES-GCM", e);
        }
    }

    /** What was sealed; empty for everything that was not sealed with this key for this list. */
    static Optional<Cursor> open(byte[] key, String list, String text) {
        try {
            var whole = Base64.getUrlDecoder().decode(text);
            if (text.length() > MAX_LENGTH || whole.length < NONCE_BYTES + TAG_BYTES) {
                // Without a whole tag, not all Javas say so with a checked exception.
                return Optional.empty();
            }
            var plain = cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(whole, NONCE_BYTES), list)
                    .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
            return Optional.of(Json.mapper().readValue(new String(plain, StandardCharsets.UTF_8), Cursor.class));
        } catch (IllegalArgumentException | GeneralSecurityException | JsonProcessingException foreign) {
            return Optional.empty();
        }
    }

    private static Cipher cipher(int mode, byte[] key, byte[] nonce, String list) throws GeneralSecurityException {
        var cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BYTES * 8, nonce));
        cipher.updateAAD(list.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
