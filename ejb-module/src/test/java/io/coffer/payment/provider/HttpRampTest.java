package io.coffer.payment.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import io.coffer.payment.ConversionOrder;
import io.coffer.payment.ConversionOutcome;
import io.coffer.payment.ConversionOutcome.Executed;
import io.coffer.payment.ConversionOutcome.Refused;
import io.coffer.payment.ConversionOutcome.Unknown;
import io.coffer.payment.Leg;
import jakarta.ws.rs.ProcessingException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is believed of a provider's answers, and what is not. */
class HttpRampTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final Asset USDC = new Asset("USDC", AssetKind.STABLECOIN, 6);
    private static final ConversionOrder ORDER =
            new ConversionOrder(Leg.ON_RAMP, "payment:1:on-ramp", Money.of("10.00", EUR), USDC);
    private static final ConversionBody GOOD =
            new ConversionBody("c1", "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "10.8", null, null);
    private static final ConversionBody REFUSAL =
            new ConversionBody(null, "payment:1:on-ramp", "refused", null, null, null, null, "declined", "no");

    private final List<String> calls = new ArrayList<>();

    @Test
    void anAnswerThatMatchesTheOrderIsBelieved() {
        assertThat(convert(() -> GOOD, HttpRampTest::unused, false))
                .isEqualTo(new Executed("c1", Money.of("10.8", USDC)));
        assertThat(calls).containsExactly("order");
    }

    static Stream<ConversionBody> nonsense() {
        return Stream.of(
                new ConversionBody(null, "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "10.8", null, null),
                new ConversionBody("ü", "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "10.8", null, null),
                new ConversionBody(
                        "c".repeat(65), "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "10.8", null, null),
                new ConversionBody("c1", "payment:2:on-ramp", "executed", "EUR", "10.00", "USDC", "10.8", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "pending", "EUR", "10.00", "USDC", "10.8", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "executed", "USD", "10.00", "USDC", "10.8", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "executed", "EUR", "10.01", "USDC", "10.8", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "executed", "EUR", "10.00", "BTC", "10.8", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "0", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "-1", null, null),
                new ConversionBody("c1", "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "1e3", null, null),
                new ConversionBody(
                        "c1", "payment:1:on-ramp", "executed", "EUR", "10.00", "USDC", "1.0000001", null, null),
                new ConversionBody(null, null, null, null, null, null, null, null, null));
    }

    @ParameterizedTest
    @MethodSource("nonsense")
    void anAnswerThatDoesNotIsUnknown(ConversionBody body) {
        assertThat(convert(() -> body, HttpRampTest::unused, false)).isInstanceOf(Unknown.class);
    }

    @Test
    void noAnswerIsUnknown() {
        assertThat(convert(
                        () -> {
                            throw new ProcessingException("connection reset");
                        },
                        HttpRampTest::unused,
                        false))
                .isInstanceOf(Unknown.class);
    }

    @Test
    void onlyARefusedOrderIsRefused() {
        assertThat(convert(failing(422, REFUSAL), HttpRampTest::unused, false))
                .isEqualTo(new Refused("declined", "no"));
        assertThat(convert(HttpRampTest::unused, () -> REFUSAL, true)).isEqualTo(new Refused("declined", "no"));
        assertThat(convert(HttpRampTest::unused, failing(422, null), true)).isInstanceOf(Unknown.class);
    }

    @Test
    void whatMayHaveBeenSentIsAskedForFirst() {
        assertThat(convert(HttpRampTest::unused, () -> GOOD, true)).isInstanceOf(Executed.class);
        assertThat(calls).containsExactly("look-up");
    }

    @Test
    void whatTheProviderDoesNotKnowIsSent() {
        assertThat(convert(() -> GOOD, failing(404, null), true)).isInstanceOf(Executed.class);
        assertThat(calls).containsExactly("look-up", "order");
    }

    private ConversionOutcome convert(Supplier<ConversionBody> order, Supplier<ConversionBody> lookUp, boolean asked) {
        var client = new RampClient() {
            @Override
            public ConversionBody convert(String idempotencyKey, ConversionRequest request) {
                assertThat(idempotencyKey).isEqualTo(ORDER.reference());
                calls.add("order");
                return order.get();
            }

            @Override
            public ConversionBody find(String reference) {
                calls.add("look-up");
                return lookUp.get();
            }
        };
        return new HttpRamp(Leg.ON_RAMP, client).convert(ORDER, asked);
    }

    private static Supplier<ConversionBody> failing(int status, @Nullable ConversionBody body) {
        return () -> {
            throw new RampAnswerException(status, body);
        };
    }

    private static ConversionBody unused() {
        throw new AssertionError("not to be called");
    }
}
