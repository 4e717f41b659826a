package io.coffer.identity;

import java.security.SecureRandom;
import java.util.Base64;

/** Secrets that we make: long enough that a plain hash keeps them (rule 1). */
final class Secrets {

    /** How many characters {@link #newText} has. */
    static final int TEXT_LENGTH = 43;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    /** 256 bits of chance. */
    static byte[] newBytes() {
        return newBytes(BYTES);
    }

    static byte[] newBytes(int count) {
        var bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** 256 bits of chance, in characters that need no escaping anywhere. */
    static String newText() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(newBytes());
    }

    static SecureRandom random() {
        return RANDOM;
    }
}
