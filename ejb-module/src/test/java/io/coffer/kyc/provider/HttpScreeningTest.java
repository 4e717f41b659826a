package io.coffer.kyc.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.kyc.provider.ScreeningBody.MatchBody;
import io.coffer.kyc.review.ScreeningOrder;
import io.coffer.kyc.review.ScreeningOutcome;
import io.coffer.kyc.review.ScreeningOutcome.Clear;
import io.coffer.kyc.review.ScreeningOutcome.Hit;
import io.coffer.kyc.review.ScreeningOutcome.Match;
import io.coffer.kyc.review.ScreeningOutcome.Unknown;
import jakarta.ws.rs.ProcessingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of a screening's answers, and what is not. */
class HttpScreeningTest {

    private static final ScreeningOrder ORDER =
            new ScreeningOrder("kyc:1", "Ada Lovelace", LocalDate.of(1815, 12, 10), "GB");
    private static final MatchBody MATCH = new MatchBody("LIST", "Ada Lovelace", "0.97");
    private static final ScreeningBody CLEAR = new ScreeningBody("s1", "kyc:1", "clear", List.of());
    private static final ScreeningBody HIT = new ScreeningBody("s1", "kyc:1", "hit", List.of(MATCH));

    private final List<String> calls = new ArrayList<>();

    @Test
    void anAnswerThatMatchesTheQuestionIsBelieved() {
        assertThat(screen(() -> CLEAR, HttpScreeningTest::unused, false)).isEqualTo(new Clear("s1"));
        assertThat(screen(() -> new ScreeningBody("s1", "kyc:1", "clear", null), HttpScreeningTest::unused, false))
                .isEqualTo(new Clear("s1"));
        assertThat(screen(() -> HIT, HttpScreeningTest::unused, false))
                .isEqualTo(new Hit("s1", List.of(new Match("LIST", "Ada Lovelace", new BigDecimal("0.97")))));
        assertThat(calls).containsOnly("screen");
    }

    static Stream<ScreeningBody> nonsense() {
        return Stream.of(
                new ScreeningBody(null, "kyc:1", "clear", List.of()),
                new ScreeningBody("ü", "kyc:1", "clear", List.of()),
                new ScreeningBody("s".repeat(65), "kyc:1", "clear", List.of()),
                new ScreeningBody("s1", "kyc:2", "clear", List.of()),
                new ScreeningBody("s1", null, "clear", List.of()),
                new ScreeningBody("s1", "kyc:1", "perhaps", List.of()),
                new ScreeningBody("s1", "kyc:1", null, List.of()),
                new ScreeningBody("s1", "kyc:1", "clear", List.of(MATCH)),
                new ScreeningBody("s1", "kyc:1", "hit", List.of()),
                new ScreeningBody("s1", "kyc:1", "hit", null),
                new ScreeningBody("s1", "kyc:1", "hit", Arrays.asList(MATCH, null)),
                new ScreeningBody("s1", "kyc:1", "hit", List.of(new MatchBody("LIST", null, "0.9"))),
                new ScreeningBody("s1", "kyc:1", "hit", List.of(new MatchBody("LIST", "Ada", "1.1"))),
                new ScreeningBody("s1", "kyc:1", "hit", List.of(new MatchBody("LIST", "Ada", "1e-1"))));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void anAnswerThatDoesNotIsUnknown(ScreeningBody body) {
        assertThat(screen(() -> body, HttpScreeningTest::unused, false)).isInstanceOf(Unknown.class);
    }

    @Test
    void noAnswerIsUnknown() {
        assertThat(screen(() -> null, HttpScreeningTest::unused, false)).isInstanceOf(Unknown.class);
        assertThat(screen(
                        () -> {
                            throw new ProcessingException("connection reset");
                        },
                        HttpScreeningTest::unused,
                        false))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void whoMayHaveAskedBeforeFirstLooksWhatBecameOfIt() {
        assertThat(screen(HttpScreeningTest::unused, () -> HIT, true)).isInstanceOf(Hit.class);
        assertThat(calls).containsExactly("find");

        calls.clear();
        assertThat(screen(
                        () -> CLEAR,
                        () -> {
                            throw new ScreeningNotFoundException();
                        },
                        true))
                .isInstanceOf(Clear.class);
        assertThat(calls).containsExactly("find", "screen");
    }

    @Test
    void nobodyIsAskedAgainWhileTheEarlierQuestionCantBeLookedUp() {
        assertThat(screen(
                        HttpScreeningTest::unused,
                        () -> {
                            throw new ProcessingException("timeout");
                        },
                        true))
                .isInstanceOf(Unknown.class);
        assertThat(calls).containsExactly("find");
    }

    private ScreeningOutcome screen(
            Supplier<@Nullable ScreeningBody> screen, Supplier<@Nullable ScreeningBody> find, boolean asked) {
        return new HttpScreening(new ScreeningClient() {
                    @Override
                    @SuppressWarnings("NullAway") // as the JSON reader does for an empty body
                    public ScreeningBody screen(String idempotencyKey, ScreeningRequest request) {
                        calls.add("screen");
                        assertThat(idempotencyKey).isEqualTo("kyc:1");
                        return screen.get();
                    }

                    @Override
                    @SuppressWarnings("NullAway")
                    public ScreeningBody find(String reference) {
                        calls.add("find");
                        return find.get();
                    }
                })
                .screen(ORDER, asked);
    }

    private static ScreeningBody unused() {
        throw new AssertionError("must not be asked");
    }
}
