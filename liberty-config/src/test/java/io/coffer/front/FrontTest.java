package io.coffer.front;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontTest {

    private final Front front = new Front();

    @Test
    void untilTheApplicationIsThereItIsNotAvailable() {
        assertThat(front.refusal(get("/api/v1/payments"))).contains(Refusal.STARTING);
        assertThat(Refusal.STARTING.headers()).containsKey("Retry-After");

        front.opened("/other/*");
        assertThat(front.refusal(get("/api/v1/payments"))).contains(Refusal.STARTING);
        front.opened("/*");
        assertThat(front.refusal(get("/api/v1/payments"))).isEmpty();
        front.closed("/*");
        assertThat(front.refusal(get("/api/v1/payments"))).contains(Refusal.STARTING);
    }

    @Test
    void healthIsToldBeforeTheApplicationIsThere() {
        assertThat(front.refusal(get("/health/ready"))).isEmpty();
    }

    @Test
    void aPathThatIsNotPlainIsRefusedEvenBelowThePagesOfTheServer() {
        front.opened("/");

        assertThat(front.refusal(get("/api/v1/%00"))).contains(Refusal.BAD_PATH);
        assertThat(front.refusal(get("/health/../jwt"))).contains(Refusal.BAD_PATH);
    }

    @Test
    void aHeaderHasItsBounds() {
        front.opened("/");

        assertThat(front.refusal(header(RequestHeader.MAX_FIELDS, RequestHeader.MAX_BYTES)))
                .isEmpty();
        assertThat(front.refusal(header(RequestHeader.MAX_FIELDS + 1, 1_000))).contains(Refusal.HEADERS_TOO_LARGE);
        assertThat(front.refusal(header(1, RequestHeader.MAX_BYTES + 1))).contains(Refusal.HEADERS_TOO_LARGE);
    }

    @Test
    void thePagesToTryTheApiAreASetting() {
        assertThat(front.refusal(get("/openapi/ui/"))).contains(Refusal.NOT_FOUND);

        front.open(new ServerPages(true));
        assertThat(front.refusal(get("/openapi/ui/"))).isEmpty();
    }

    @Test
    void aCorrelationIdIsRepeatedIfItIsHarmless() {
        assertThat(withId("order-7:a.b_c").correlationId()).isEqualTo("order-7:a.b_c");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "<script>", "a b", "ä", "12345678901234567890123456789012345678901234567890123456789012345"})
    void otherwiseThereIsANewOne(@Nullable String given) {
        assertThat(withId(given).correlationId()).hasSize(36).isNotEqualTo(given);
    }

    private static RequestHeader get(String path) {
        return new RequestHeader("GET", path, 3, 100, null, false);
    }

    private static RequestHeader header(int fields, int bytes) {
        return new RequestHeader("GET", "/", fields, bytes, null, false);
    }

    private static RequestHeader withId(@Nullable String given) {
        return new RequestHeader("GET", "/", 1, 10, given, false);
    }
}
