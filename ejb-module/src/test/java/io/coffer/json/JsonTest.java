package io.coffer.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    record Sample(@Nullable String someText, @Nullable Instant someTime) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"some_text\":\"a\",\"other\":1}",
                "{\"some_text\":\"a\",\"some_text\":\"b\"}",
                "{\"some_text\":1}",
                "{\"some_text\":true}",
                "{\"some_text\":{}}",
                "{\"some_text\":\"a\"} {}",
                "{\"some_text\":\"a\"",
                "{\"some_text\":NaN}",
                "{'some_text':'a'}",
                "[]"
            })
    void whatIsNotExactlyRightIsRefused(String json) {
        assertThatThrownBy(() -> Json.mapper().readValue(json, Sample.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void deepNestingIsRefused() {
        assertThatThrownBy(() -> Json.mapper().readTree("[".repeat(30) + "]".repeat(30)))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void membersAreInSnakeCaseAndInstantsAreText() {
        assertThat(Json.write(new Sample(null, Instant.parse("2026-01-02T03:04:05.000006Z"))))
                .isEqualTo("{\"some_time\":\"2026-01-02T03:04:05.000006Z\"}");
    }
}
