package io.coffer.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs a message as <a href="https://www.standardwebhooks.com">Standard Webhooks</a> says, symmetric scheme v1. */
final class WebhookSignature {

    private static final String SECRET_PREFIX = "whsec_";
    private static final String HMAC = "HmacSHA256";

    private WebhookSignature() {}

    /**
     * @param secret {@code whsec_} and base64
     * @return the value of {@code webhook-signature}
     */
    static String of(String secret, String id, Instant timestamp, String body) {
        var key = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
        var content = id + "." + timestamp.getEpochSecond() + "." + body;
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + HMAC, e);
        }
    }
}
