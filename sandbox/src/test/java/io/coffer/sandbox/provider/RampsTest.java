package io.coffer.sandbox.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.LocalHttpServer;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RampsTest {

    private static final String ORDER = order("ref-1", "248.75", "USDC");

    @TempDir
    Path folder;

    private LocalHttpServer server = new LocalHttpServer(0);
    private Ramps ramps;
    private HttpCalls calls = new HttpCalls("");

    @BeforeEach
    void start() throws IOException {
        Faults faults = new Faults();
        Latency latency = new Latency(Duration.ZERO, Duration.ZERO);
        ramps = new Ramps(folder, faults, latency, Clock.systemUTC());
        server = new LocalHttpServer(0);
        new Switches(faults, latency).addTo(server);
        ramps.addTo(server);
        server.start();
        calls = new HttpCalls(server.url());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
        ramps.close();
    }

    @Test
    void anOrderIsExecutedAtTheFixedRateRoundedDown() throws Exception {
        HttpResponse<String> response = convert("on-ramp", "key-1", ORDER);

        assertThat(response.statusCode()).isEqualTo(201);
        JsonNode conversion = json(response);
        assertThat(conversion.path("status").asText()).isEqualTo("executed");
        assertThat(conversion.path("reference").asText()).isEqualTo("ref-1");
        assertThat(conversion.path("sell_amount").asText()).isEqualTo("248.75");
        assertThat(conversion.path("buy_amount").asText()).isEqualTo("268.650000");
        assertThat(conversion.path("rate").asText()).isEqualTo("1.08");
        assertThat(conversion.path("conversion_id").asText()).startsWith("onr_");
        assertThat(conversion.has("code")).isFalse();

        String sell = "{\"reference\":\"r\",\"sell_asset\":\"USDC\",\"sell_amount\":\"0.999999\",\"buy_asset\":\"%s\"}";
        assertThat(json(convert("off-ramp", "a", sell.formatted("PHP").replace("\"r\"", "\"a\"")))
                        .path("buy_amount")
                        .asText())
                .isEqualTo("57.49");
        assertThat(json(convert("off-ramp", "b", sell.formatted("JPY").replace("\"r\"", "\"b\"")))
                        .path("buy_amount")
                        .asText())
                .isEqualTo("154");
    }

    @Test
    void theSameKeyGetsTheSameConversion() throws Exception {
        HttpResponse<String> first = convert("on-ramp", "key-1", ORDER);
        HttpResponse<String> repeat = convert("on-ramp", "key-1", ORDER);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(repeat.statusCode()).isEqualTo(200);
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(ramps.book(Leg.ON_RAMP).size()).isEqualTo(1);
    }

    @Test
    void manyCallsWithTheSameKeyAtOnceAreOneConversion() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Integer> statuses = new ArrayList<>();
            Callable<HttpResponse<String>> call = () -> convert("on-ramp", "key-1", ORDER);
            for (Future<HttpResponse<String>> answer : callers.invokeAll(Collections.nCopies(64, call))) {
                statuses.add(answer.get().statusCode());
            }
            assertThat(statuses).containsOnlyOnce(201);
            assertThat(statuses).filteredOn(status -> status == 200).hasSize(63);
            assertThat(ramps.book(Leg.ON_RAMP).size()).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aKeyCannotBeReusedNorAReferenceUnderAnotherKey() throws Exception {
        convert("on-ramp", "key-1", ORDER);

        assertProblem(convert("on-ramp", "key-1", order("ref-1", "1.00", "USDC")), 409, "idempotency-key-reused");
        assertProblem(convert("on-ramp", "key-2", ORDER), 409, "duplicate-reference");
        assertThat(ramps.book(Leg.ON_RAMP).size()).isEqualTo(1);
    }

    @Test
    void whatIsOrderedAgainUnderAnotherKeyIsRemembered() throws Exception {
        convert("on-ramp", "key-1", ORDER);
        convert("on-ramp", "key-1", ORDER);
        convert("on-ramp", "key-1", order("ref-1", "1.00", "USDC"));
        convert("off-ramp", "key-2", ORDER);
        assertThat(ramps.book(Leg.ON_RAMP).orderedAgain()).isEmpty();

        convert("on-ramp", "key-2", ORDER);
        convert("on-ramp", "key-3", ORDER);

        assertThat(ramps.book(Leg.ON_RAMP).orderedAgain()).containsExactly("ref-1");
        assertThat(ramps.book(Leg.OFF_RAMP).orderedAgain()).isEmpty();
    }

    @Test
    void badOrdersAreNotTaken() throws Exception {
        assertProblem(calls.send("POST", "/on-ramp/conversions", ORDER, Map.of()), 400, "idempotency-key-missing");
        assertProblem(convert("on-ramp", "k", "{}"), 400, "malformed-json");
        assertProblem(convert("on-ramp", "k", ORDER.replace("\"248.75\"", "248.75")), 400, "malformed-json");
        assertProblem(convert("on-ramp", "k", ORDER.replace("248.75", "-1")), 400, "malformed-json");
        assertProblem(convert("on-ramp", "k", ORDER.replace("248.75", "1e9")), 400, "malformed-json");
        assertThat(convert("on-ramp", "k", ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void refusalsAreOutcomesToo() throws Exception {
        assertProblem(convert("on-ramp", "a", order("a", "1.00", "DOGE")), 422, "unsupported-pair");
        assertProblem(convert("on-ramp", "a", order("a", "1.00", "DOGE")), 422, "unsupported-pair");
        assertProblem(convert("on-ramp", "b", order("b", "1.001", "USDC")), 422, "amount-scale");
        assertProblem(convert("on-ramp", "c", order("c", "0.00", "USDC")), 422, "amount-too-small");

        JsonNode refused = json(calls.get("/on-ramp/conversions?reference=a"));
        assertThat(refused.path("status").asText()).isEqualTo("refused");
        assertThat(refused.path("code").asText()).isEqualTo("unsupported-pair");
        assertThat(refused.path("message").asText()).isNotEmpty();
    }

    @Test
    void aConversionIsFoundByItsReferenceOnItsOwnLegOnly() throws Exception {
        String executed = convert("on-ramp", "key-1", ORDER).body();

        assertThat(calls.get("/on-ramp/conversions?reference=ref-1").body()).isEqualTo(executed);
        assertProblem(calls.get("/off-ramp/conversions?reference=ref-1"), 404, "not-found");
    }

    @Test
    void allConversionsAreListedInPages() throws Exception {
        for (int i = 1; i <= 5; i++) {
            convert("on-ramp", "key-" + i, order("ref-" + i, i + ".00", "USDC"));
        }
        List<String> references = new ArrayList<>();
        String path = "/on-ramp/conversions?limit=2";
        for (JsonNode page = json(calls.get(path)); ; ) {
            page.path("conversions")
                    .forEach(conversion ->
                            references.add(conversion.path("reference").asText()));
            if (!page.has("next")) {
                break;
            }
            page = json(calls.get(path + "&after=" + page.path("next").asText()));
        }

        assertThat(references).containsExactly("ref-1", "ref-2", "ref-3", "ref-4", "ref-5");
        assertProblem(calls.get("/on-ramp/conversions?after=nothing"), 400, "parameter-invalid");
        assertProblem(calls.get("/on-ramp/conversions?limit=1001"), 400, "parameter-invalid");
    }

    @Test
    void aRestartForgetsNothingAndCutsOffAnUnfinishedLine() throws Exception {
        String executed = convert("on-ramp", "key-1", ORDER).body();
        convert("on-ramp", "key-2", order("ref-2", "1.00", "DOGE"));
        stop();
        Files.writeString(folder.resolve("on-ramp.jsonl"), "{\"key\":\"key-3\",\"ord", StandardOpenOption.APPEND);

        start();

        assertThat(convert("on-ramp", "key-1", ORDER).body()).isEqualTo(executed);
        assertProblem(convert("on-ramp", "key-2", order("ref-2", "1.00", "DOGE")), 422, "unsupported-pair");
        assertThat(convert("on-ramp", "key-3", order("ref-3", "1.00", "USDC")).statusCode())
                .isEqualTo(201);
        stop();
        start();
        assertThat(ramps.book(Leg.ON_RAMP).size()).isEqualTo(3);
    }

    @Test
    void refuseIsForGood() throws Exception {
        calls.put("/faults/on-ramp", "{\"kind\":\"refuse\",\"next_calls\":1}");

        assertProblem(convert("on-ramp", "key-1", ORDER), 422, "declined");
        assertProblem(convert("on-ramp", "key-1", ORDER), 422, "declined");
        assertThat(json(calls.get("/on-ramp/conversions?reference=ref-1"))
                        .path("status")
                        .asText())
                .isEqualTo("refused");
    }

    @Test
    void refuseWaitsForAnOrderThatIsNotDecidedYet() throws Exception {
        convert("on-ramp", "key-1", ORDER);
        ramps.faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.REFUSE, 1));

        assertThat(convert("on-ramp", "key-1", ORDER).statusCode()).isEqualTo(200);
        assertProblem(convert("on-ramp", "key-2", order("ref-2", "1.00", "USDC")), 422, "declined");
    }

    @Test
    void failTakesNothingAndHitsTheOtherLegNot() throws Exception {
        calls.put("/faults/on-ramp", "{\"kind\":\"fail\",\"next_calls\":2}");

        assertProblem(convert("on-ramp", "key-1", ORDER), 503, "unavailable");
        assertThat(json(calls.get("/faults"))
                        .path("faults")
                        .path(0)
                        .path("remaining")
                        .asInt())
                .isEqualTo(1);
        assertProblem(convert("on-ramp", "key-1", ORDER), 503, "unavailable");
        assertThat(ramps.book(Leg.ON_RAMP).size()).isZero();
        assertThat(json(calls.get("/faults")).path("faults")).isEmpty();
        assertThat(convert("on-ramp", "key-1", ORDER).statusCode()).isEqualTo(201);
    }

    @Test
    void delayTakesTheOrderAndAnswersLater() throws Exception {
        calls.put("/faults/on-ramp", "{\"kind\":\"delay\",\"next_calls\":1,\"delay_ms\":400}");

        long begin = System.nanoTime();
        assertThat(convert("on-ramp", "key-1", ORDER).statusCode()).isEqualTo(201);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(400));
    }

    @Test
    void hangAnswersNeverAndTakesNothing() {
        ramps.faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.HANG, 1));

        assertThatThrownBy(() -> calls.send(
                        "POST",
                        "/on-ramp/conversions",
                        ORDER,
                        Map.of("Idempotency-Key", "key-1"),
                        Duration.ofMillis(500)))
                .isInstanceOf(HttpTimeoutException.class);
        assertThat(ramps.book(Leg.ON_RAMP).size()).isZero();
    }

    @Test
    void dropAfterAcceptTakesTheOrderWithoutAnAnswer() throws Exception {
        ramps.faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.DROP_AFTER_ACCEPT, 1));

        assertThatThrownBy(() -> convert("on-ramp", "key-1", ORDER)).isInstanceOf(IOException.class);

        assertThat(json(calls.get("/on-ramp/conversions?reference=ref-1"))
                        .path("status")
                        .asText())
                .isEqualTo("executed");
        assertThat(convert("on-ramp", "key-1", ORDER).statusCode()).isEqualTo(200);
    }

    @Test
    void garbageTakesTheOrderAndMakesNoSense() throws Exception {
        ramps.faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.GARBAGE, 1));

        HttpResponse<String> nonsense = convert("on-ramp", "key-1", ORDER);

        assertThat(nonsense.statusCode()).isEqualTo(200);
        assertThat(nonsense.body()).contains("perhaps");
        assertThat(convert("on-ramp", "key-1", ORDER).body()).contains("executed");
    }

    @Test
    void lookUpsHaveFaultsOfTheirOwn() throws Exception {
        convert("on-ramp", "key-1", ORDER);
        calls.put("/faults/on-ramp", "{\"kind\":\"fail\",\"next_calls\":1,\"on\":\"lookup\"}");

        assertThat(convert("on-ramp", "key-1", ORDER).statusCode()).isEqualTo(200);
        assertProblem(calls.get("/on-ramp/conversions?reference=ref-1"), 503, "unavailable");
        assertThat(calls.get("/on-ramp/conversions?reference=ref-1").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aShareOfCallsIsHitAndTheSeedRepeatsIt() throws Exception {
        List<Boolean> first = hits();
        List<Boolean> second = hits();

        assertThat(first).isEqualTo(second).contains(true, false);
        assertThat(calls.delete("/faults").statusCode()).isEqualTo(204);
        assertThat(json(calls.get("/faults")).path("faults")).isEmpty();
    }

    @Test
    void faultsThatMakeNoSenseAreRefused() throws Exception {
        for (String bad : List.of(
                "{}",
                "{\"kind\":\"fail\"}",
                "{\"kind\":\"explode\",\"next_calls\":1}",
                "{\"kind\":\"fail\",\"next_calls\":0}",
                "{\"kind\":\"fail\",\"next_calls\":1,\"share\":0.5}",
                "{\"kind\":\"fail\",\"share\":1.5}",
                "{\"kind\":\"delay\",\"next_calls\":1}",
                "{\"kind\":\"fail\",\"next_calls\":1,\"delay_ms\":5}")) {
            assertThat(calls.put("/faults/on-ramp", bad).statusCode()).as(bad).isEqualTo(400);
        }
        assertProblem(calls.put("/faults/side-ramp", "{\"kind\":\"fail\",\"next_calls\":1}"), 404, "not-found");
    }

    @Test
    void latencyCanBeChangedWhileItRuns() throws Exception {
        assertThat(calls.put("/latency", "{\"min_ms\":300,\"max_ms\":310}").statusCode())
                .isEqualTo(200);
        long begin = System.nanoTime();
        convert("on-ramp", "key-1", ORDER);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(calls.put("/latency", "{\"min_ms\":5,\"max_ms\":1}").statusCode())
                .isEqualTo(400);
        assertThat(calls.get("/latency").body()).isEqualTo("{\"min_ms\":300,\"max_ms\":310}");
    }

    private List<Boolean> hits() throws Exception {
        calls.put("/faults/on-ramp", "{\"kind\":\"fail\",\"share\":0.5,\"seed\":42}");
        List<Boolean> hits = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            hits.add(convert("on-ramp", "key-1", ORDER).statusCode() == 503);
        }
        return hits;
    }

    private HttpResponse<String> convert(String leg, String key, String order)
            throws IOException, InterruptedException {
        return calls.send("POST", "/" + leg + "/conversions", order, Map.of("Idempotency-Key", key));
    }

    private static String order(String reference, String amount, String buyAsset) {
        return "{\"reference\":\"%s\",\"sell_asset\":\"EUR\",\"sell_amount\":\"%s\",\"buy_asset\":\"%s\"}"
                .formatted(reference, amount, buyAsset);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.readTree(response.body()).orElseThrow();
    }

    private static void assertProblem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(json(response).path("code").asText()).isEqualTo(code);
        assertThat(json(response).path("message").asText()).isNotEmpty();
    }
}
