package io.coffer.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our signature is judged by the library that a receiver would use. */
class WebhookSignatureTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant NOW = Instant.ofEpochSecond(1_795_240_682);
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

    @Test
    void whatTheReferenceLibrarySignsIsGood() throws Exception {
        var signature = new Webhook(SECRET).sign("msg_1", NOW.getEpochSecond(), BODY);

        assertThat(isGood("msg_1", NOW, signature, BODY)).isTrue();
        assertThat(isGood("msg_1", NOW, "v1,AAAA v1a,BBBB " + signature, BODY)).isTrue();
    }

    @Test
    void whatIsNotSignedLikeThisIsNot() throws Exception {
        var signature = new Webhook(SECRET).sign("msg_1", NOW.getEpochSecond(), BODY);
        var other = new Webhook("whsec_" + "b3RoZXItc2VjcmV0LW90aGVyLXNlY3JldC1vdGhlciE=")
                .sign("msg_1", NOW.getEpochSecond(), BODY);

        assertThat(isGood("msg_1", NOW, other, BODY)).isFalse();
        assertThat(isGood("msg_2", NOW, signature, BODY)).isFalse();
        assertThat(isGood("msg_1", NOW.plusSeconds(1), signature, BODY)).isFalse();
        assertThat(isGood("msg_1", NOW, signature, BODY + " ")).isFalse();
        assertThat(isGood("msg_1", NOW, "", BODY)).isFalse();
    }

    @Test
    void whatWasSignedLongAgoOrInTheFutureIsNotGood() throws Exception {
        for (var signedAt : List.of(NOW.minusSeconds(301), NOW.plusSeconds(301))) {
            var signature = new Webhook(SECRET).sign("msg_1", signedAt.getEpochSecond(), BODY);

            assertThat(isGood("msg_1", signedAt, signature, BODY)).isFalse();
        }
        assertThat(WebhookSignature.isGood(SECRET, "msg_1", "yesterday", "v1,", new byte[0], NOW))
                .isFalse();
    }

    private static boolean isGood(String id, Instant at, String signature, String body) {
        return WebhookSignature.isGood(
                SECRET, id, Long.toString(at.getEpochSecond()), signature, body.getBytes(StandardCharsets.UTF_8), NOW);
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
