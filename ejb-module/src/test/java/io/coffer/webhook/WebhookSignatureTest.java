package io.coffer.webhook;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our signature is judged by the library that a receiver would use. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY = "{\"type\":\"payment.completed\",\"note\":\"Grüße\"}";

    @Test
    void theReferenceLibraryAcceptsIt() {
        assertThatCode(() -> new Webhook(SECRET).verify(BODY, signed())).doesNotThrowAnyException();
    }

    @Test
    void theReferenceLibraryRefusesAnotherBody() {
        assertThatThrownBy(() -> new Webhook(SECRET).verify(BODY + " ", signed()))
                .isInstanceOf(WebhookVerificationException.class);
    }

    private static HttpHeaders signed() {
        var now = Instant.now();
        return HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("msg_1"),
                        "webhook-timestamp", List.of(Long.toString(now.getEpochSecond())),
                        "webhook-signature", List.of(WebhookSignature.of(SECRET, "msg_1", now, BODY))),
                (name, value) -> true);
    }
}
