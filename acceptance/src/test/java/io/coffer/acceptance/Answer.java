package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the server answered. */
record Answer(int status, HttpHeaders headers, JsonNode body) {

    String text(String member) {
        return body.path(member).asText();
    }

    /** Checks that it is this problem, complete and without a word too much. */
    Answer isProblem(int expectedStatus, String name) {
        assertThat(status).as("status of %s", body).isEqualTo(expectedStatus);
        assertThat(headers.firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(text("type")).isEqualTo("/problems/" + name);
        assertThat(body.path("status").asInt()).isEqualTo(expectedStatus);
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        assertThat(body.toString()).doesNotContainPattern("(?i)exception|\\tat |java\\.|hibernate|select .* from");
        return this;
    }

    Answer has(int expectedStatus) {
        assertThat(status).as("status of %s", body).isEqualTo(expectedStatus);
        return this;
    }
}
