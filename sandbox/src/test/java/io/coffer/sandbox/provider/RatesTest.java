package io.coffer.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.LocalHttpServer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RatesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final Faults faults = new Faults();
    private final LocalHttpServer server = new LocalHttpServer(0);
    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void start() throws IOException {
        new Rates(faults, new Latency(Duration.ZERO, Duration.ZERO), Clock.fixed(NOON, ZoneOffset.UTC)).addTo(server);
        server.start();
        calls = new HttpCalls(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void allRatesAreOfNow() throws Exception {
        assertThat(rate("EUR", "USD").path("mid").asText()).isEqualTo("1.0835");
        assertThat(rate("EUR", "USD").path("as_of").asText()).isEqualTo(NOON.toString());
        assertThat(rate("USD", "EUR").isMissingNode()).isTrue();
    }

    @Test
    void aRateIsChangedToWhateverAndBack() throws Exception {
        assertThat(calls.put("/fx/rates/EUR/USD", "{\"mid\":\"NaN\",\"as_of\":\"2099-01-01T00:00:00Z\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(rate("EUR", "USD").path("mid").asText()).isEqualTo("NaN");
        assertThat(rate("EUR", "USD").path("as_of").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(calls.put("/fx/rates/EUR/XXX", "{\"mid\":\"1\"}").statusCode())
                .isEqualTo(404);
        assertThat(calls.put("/fx/rates/EUR/USD", "{}").statusCode()).isEqualTo(400);

        assertThat(calls.delete("/fx/rates").statusCode()).isEqualTo(204);
        assertThat(rate("EUR", "USD").path("mid").asText()).isEqualTo("1.0835");
    }

    @Test
    void faultsHitTheLookUps() throws Exception {
        faults.set(Provider.RATES, Fault.next(Fault.Kind.FAIL, 1).onLookup());
        assertThat(calls.get("/fx/rates").statusCode()).isEqualTo(503);

        faults.set(Provider.RATES, Fault.next(Fault.Kind.GARBAGE, 1).onLookup());
        assertThat(calls.get("/fx/rates").body()).contains("perhaps");
        assertThat(calls.get("/fx/rates").statusCode()).isEqualTo(200);
    }

    /** Missing if there is no such rate. */
    private JsonNode rate(String base, String counter) throws Exception {
        JsonNode found = Json.readTree("{}").orElseThrow().path("none");
        for (JsonNode rate :
                Json.readTree(calls.get("/fx/rates").body()).orElseThrow().path("rates")) {
            if (rate.path("base").asText().equals(base)
                    && rate.path("counter").asText().equals(counter)) {
                found = rate;
            }
        }
        return found;
    }
}
