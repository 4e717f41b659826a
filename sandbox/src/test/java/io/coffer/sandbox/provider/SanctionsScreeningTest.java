package io.coffer.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.LocalHttpServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanctionsScreeningTest {

    @TempDir
    Path folder;

    private final Faults faults = new Faults();
    private LocalHttpServer server = new LocalHttpServer(0);
    private SanctionsScreening screening;
    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void start() throws IOException {
        screening = new SanctionsScreening(folder, faults, new Latency(Duration.ZERO, Duration.ZERO));
        server = new LocalHttpServer(0);
        screening.addTo(server);
        server.start();
        calls = new HttpCalls(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        screening.close();
    }

    @ParameterizedTest
    @CsvSource({
        "Boris Badenov, hit",
        "BADENOV Boris, hit",
        "Bóris Ivanovich Badenov, hit",
        "Boris Badenoff, clear",
        "Boris, clear",
        "Ada Lovelace, clear"
    })
    void whoHasAllWordsOfAListedNameIsAHit(String name, String status) throws Exception {
        HttpResponse<String> response = screen("key", question("ref", name));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(json(response).path("status").asText()).isEqualTo(status);
        assertThat(json(response).path("matches")).hasSize(status.equals("hit") ? 1 : 0);
    }

    @Test
    void theSameQuestionGetsTheSameAnswerAlsoAfterARestart() throws Exception {
        String first = screen("key", question("ref", "Ada Lovelace")).body();
        server.close();
        screening.close();
        start();

        HttpResponse<String> again = screen("key", question("ref", "Ada Lovelace"));

        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first);
        assertThat(calls.get("/screening/screenings?reference=ref").body()).isEqualTo(first);
        assertThat(calls.get("/screening/screenings?reference=other").statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKeyIsForOnePersonAndAReferenceForOneKey() throws Exception {
        screen("key", question("ref", "Ada Lovelace"));

        assertThat(screen("key", question("ref", "Boris Badenov")).statusCode()).isEqualTo(409);
        assertThat(screen("other", question("ref", "Ada Lovelace")).statusCode())
                .isEqualTo(409);
        assertThat(screen("", question("ref-2", "Ada Lovelace")).statusCode()).isEqualTo(400);
    }

    @Test
    void nobodysNameIsWrittenDown() throws Exception {
        screen("key", question("ref", "Ada Lovelace"));

        assertThat(Files.readString(folder.resolve("screening.jsonl")))
                .contains("\"ref\"")
                .doesNotContain("Ada", "Lovelace", "1815-12-10");
    }

    @Test
    void faultsHitAsTheyDoForThePaymentProviders() throws Exception {
        faults.set(Provider.SCREENING, Fault.next(Fault.Kind.FAIL, 1));
        assertThat(screen("key", question("ref", "Ada Lovelace")).statusCode()).isEqualTo(503);
        assertThat(screening.find("ref")).isEmpty();

        faults.set(Provider.SCREENING, Fault.next(Fault.Kind.DROP_AFTER_ACCEPT, 1));
        assertThatThrownBy(() -> screen("key", question("ref", "Ada Lovelace"))).isInstanceOf(IOException.class);
        assertThat(screening.find("ref")).isPresent();

        faults.set(Provider.SCREENING, Fault.next(Fault.Kind.GARBAGE, 1));
        assertThat(screen("key", question("ref", "Ada Lovelace")).body()).contains("perhaps");

        faults.set(Provider.SCREENING, Fault.next(Fault.Kind.FAIL, 1).onLookup());
        assertThat(calls.get("/screening/screenings?reference=ref").statusCode())
                .isEqualTo(503);
        assertThat(calls.get("/screening/screenings?reference=ref").statusCode())
                .isEqualTo(200);
    }

    private HttpResponse<String> screen(String key, String question) throws IOException, InterruptedException {
        return calls.send("POST", "/screening/screenings", question, Map.of("Idempotency-Key", key));
    }

    private static String question(String reference, String name) {
        return Json.write(new Screening.Question(reference, name, "1815-12-10", "GB"));
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.readTree(response.body()).orElseThrow();
    }
}
