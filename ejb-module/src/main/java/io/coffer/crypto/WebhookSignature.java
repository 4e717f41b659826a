package io.coffer.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.regex.Pattern;

/** Signs a message as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says, symmetric scheme v1. */
public final class WebhookSignature {

    /** How far the clock of who signs may be from ours. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SECRET_PREFIX = "whsec_";
    private static final String SCHEME = "v1,";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");

    private WebhookSignature() {}

    /**
     * @param secret {@code whsec_} and base64
     * @return the value of {@code webhook-signature}
     */
    public static String of(String secret, String id, Instant timestamp, String body) {
        return of(secret, id, Long.toString(timestamp.getEpochSecond()), body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether a message was signed with the secret, not longer ago than {@link #TOLERANCE}.
     *
     * @param timestamp the value of {@code webhook-timestamp}
     * @param signatures the value of {@code webhook-signature}: one or more, with spaces between them
     */
    public static boolean isGood(
            String secret, String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        var age = Duration.between(Instant.ofEpochSecond(Long.parseLong(timestamp)), now);
        if (age.abs().compareTo(TOLERANCE) > 0) {
            return false;
        }
        var right = of(secret, id, timestamp, body).getBytes(StandardCharsets.US_ASCII);
        return Arrays.stream(signatures.split(" ", -1))
                .anyMatch(given -> MessageDigest.isEqual(right, given.getBytes(StandardCharsets.UTF_8)));
    }

    private static String of(String secret, String id, String timestamp, byte[] body) {
        var key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        var head = (id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8);
        var content = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, content, head.length, body.length);
        return SCHEME + Base64.getEncoder().encodeToString(Macs.hmacSha256(key, content));
    }
}
