package io.coffer.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
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

class LocalHttpServerTest {

    private static final int SLOW_CALLS = 160;
    private static final Duration SLOW = Duration.ofSeconds(1);

    private final LocalHttpServer server = new LocalHttpServer(0);
    private HttpCalls calls = new HttpCalls("");

    record Named(String name) {}

    @BeforeEach
    void start() throws IOException {
        server.route("GET", "/hello/{name}", request -> Response.text(200, "text/plain", request.variable("name")));
        server.route("PUT", "/names", request -> Response.json(200, request.json(Named.class)));
        server.route("GET", "/slow", request -> Response.empty(204).after(SLOW));
        server.route("GET", "/dropped", request -> Response.drop(Duration.ZERO));
        server.route("GET", "/broken", request -> {
            throw new IllegalStateException("on purpose");
        });
        server.start();
        calls = new HttpCalls(server.url());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pathsHaveVariables() throws Exception {
        assertThat(calls.get("/hello/world").body()).isEqualTo("world");
    }

    @Test
    void whatIsNotThereIsAProblem() throws Exception {
        HttpResponse<String> unknown = calls.get("/hello");
        HttpResponse<String> wrongMethod = calls.put("/hello/world", "");

        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.headers().firstValue("Allow")).contains("GET");
    }

    @Test
    void jsonIsReadStrictly() throws Exception {
        for (String bad : List.of(
                "",
                "null",
                "{",
                "[]",
                "{\"name\":1}",
                "{\"name\":true}",
                "{\"name\":\"a\",\"other\":1}",
                "{\"name\":\"a\",\"name\":\"b\"}",
                "{\"name\":\"a\"} {}")) {
            HttpResponse<String> response = calls.put("/names", bad);

            assertThat(response.statusCode()).as(bad).isEqualTo(400);
            assertThat(response.body()).contains("malformed-json");
        }
        assertThat(calls.put("/names", "{\"name\":\"a\"}").body()).isEqualTo("{\"name\":\"a\"}");
    }

    @Test
    void aBodyOverTheLimitIsRefused() throws Exception {
        assertThat(calls.put("/names", "x".repeat(1024 * 1024 + 1)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aBrokenHandlerAnswers500() throws Exception {
        assertThat(calls.get("/broken").statusCode()).isEqualTo(500);
    }

    @Test
    void slowAnswersUseUpNoThreads() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(SLOW_CALLS);
        try {
            long begin = System.nanoTime();
            Callable<Integer> call = () -> calls.get("/slow").statusCode();
            List<Future<Integer>> slow = callers.invokeAll(Collections.nCopies(SLOW_CALLS, call));

            for (Future<Integer> answer : slow) {
                assertThat(answer.get()).isEqualTo(204);
            }
            // One thread for each of 32 at a time would need five delays.
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SLOW.multipliedBy(3));
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void aDroppedAnswerClosesTheConnection() {
        assertThatThrownBy(() -> calls.get("/dropped")).isInstanceOf(IOException.class);
    }

    @Test
    void aClosedServerCanBeStartedAgain() throws Exception {
        server.close();
        server.start();

        assertThat(new HttpCalls(server.url())
                        .send("GET", "/hello/again", "", Map.of())
                        .body())
                .isEqualTo("again");
    }
}
