package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSObject;
import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.token.TokenKeyStore;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What an operator does to the keys of tokens while the server runs. */
class TokenRotationIT {

    private static final String SOME_PAYMENT = "/api/v1/payments/01900000-0000-7000-8000-000000000001";
    private static final Duration SOON = Duration.ofSeconds(-3);
    private static final Duration MUCH_LATER = Duration.ofDays(-30);

    private final TokenKeyStore store = Running.stack().tokenKeys();

    @Test
    void aNewKeySignsAndTheFormerIsBelievedUntilItIsTakenOut() throws Exception {
        var earlier = token();
        store.add("rotation-1", SOON);
        Eventually.is(() -> assertThat(keyOf(token())).isNotEqualTo(keyOf(earlier)));

        var before = token();
        store.add("rotation-2", SOON);
        Eventually.is(() -> assertThat(keyOf(token())).isNotEqualTo(keyOf(before)));

        var after = token();
        assertThat(published()).contains(keyOf(earlier), keyOf(before), keyOf(after));
        isBelieved(before);
        isBelieved(after);

        store.delete("rotation-1");
        Eventually.is(() -> assertThat(published()).doesNotContain(keyOf(before)));
        Channel.withToken(before).get(SOME_PAYMENT).isProblem(401, "unauthenticated");
        isBelieved(earlier);
        isBelieved(after);
    }

    @Test
    void aKeyOfLaterIsPublishedButDoesNotSign() throws Exception {
        var known = published();
        store.add("later", MUCH_LATER);
        try {
            Eventually.is(() -> assertThat(published()).hasSize(known.size() + 1));
            assertThat(known).contains(keyOf(token()));
        } finally {
            store.delete("later");
        }
        Eventually.is(() -> assertThat(published()).isEqualTo(known));
    }

    private static String token() {
        return Channel.tokenFor(DemoChannel.API_KEY);
    }

    /** There is no such payment, which is told only to those who are let in. */
    private static void isBelieved(String token) {
        Channel.withToken(token).get(SOME_PAYMENT).isProblem(404, "not-found");
    }

    private static String keyOf(String token) throws ParseException {
        return JWSObject.parse(token).getHeader().getKeyID();
    }

    private static List<String> published() {
        return Channel.anonymous()
                .get("/.well-known/jwks.json")
                .has(200)
                .body()
                .path("keys")
                .findValuesAsText("kid");
    }
}
