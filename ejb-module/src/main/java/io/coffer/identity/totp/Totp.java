package io.coffer.identity.totp;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes and checks codes. */
public final class Totp {

    private static final String HMAC = "HmacSHA1";
    private static final int SECRET_BYTES = 20;
    private static final int STEP_SECONDS = 30;
    private static final int TOLERATED_STEPS = 1;
    private static final int MODULUS = 1_000_000;
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private Totp() {}

    /** A new secret of 160 bits, as RFC 4226 recommends. */
    public static byte[] newSecret(SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        return secret;
    }

    /** The code of an instant. */
    public static String code(byte[] secret, Instant at) {
        return code(secret, step(at));
    }

    /**
     * Checks a code.
     *
     * @param lastStep the step of the code that was used last; its own and older ones are not good any more
     * @return the step that it belongs to, or empty if it is not good
     */
    public static OptionalLong check(byte[] secret, String code, Instant now, long lastStep) {
        if (!CODE.matcher(code).matches()) {
            return OptionalLong.empty();
        }
        var given = code.getBytes(StandardCharsets.US_ASCII);
        long current = step(now);
        var found = OptionalLong.empty();
        for (long step = current - TOLERATED_STEPS; step <= current + TOLERATED_STEPS; step++) {
            boolean equal = MessageDigest.isEqual(given, code(secret, step).getBytes(StandardCharsets.US_ASCII));
            if (equal && step > lastStep && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    private static long step(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), STEP_SECONDS);
    }

    /** RFC 4226, section 5.3. */
    private static String code(byte[] secret, long step) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret, HMAC));
            var digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
            int offset = digest[digest.length - 1] & 0x0F;
            int number = ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % MODULUS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
