package io.coffer.acceptance;

import io.coffer.acceptance.bench.Figure;
import io.coffer.acceptance.bench.Http;
import io.coffer.acceptance.bench.Processes;
import io.coffer.acceptance.bench.Report;
import io.coffer.acceptance.bench.Request;
import io.coffer.acceptance.bench.Rounds;
import io.coffer.acceptance.bench.Scenario;
import io.coffer.acceptance.bench.ServerMachine;
import io.coffer.acceptance.bench.reference.References;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What all comparisons of a run have in common: how long, how often, the references, and where the figures go. */
final class Benchmark {

    static final String NOOP = "GET that does nothing";
    static final String ROW = "POST of one row";
    static final String XA = "POST of one row and one message";

    /** Warm is when compilers need less than this share of a processor. */
    private static final double COMPILERS_REST = 0.1;

    private final String key = Strangers.keyWith("wallets:read");
    private final String run = Long.toHexString(System.nanoTime());
    private final Report report;
    private final Duration length;
    private final int repetitions;
    private final Consumer<String> progress;

    /**
     * @param length of one run of clients
     * @param repetitions of each scenario
     * @param progress is told what is under way
     */
    Benchmark(Duration length, int repetitions, Consumer<String> progress) {
        this.length = length;
        this.repetitions = repetitions;
        this.progress = progress;
        report = new Report(progress);
    }

    Report report() {
        return report;
    }

    Duration length() {
        return length;
    }

    int repetitions() {
        return repetitions;
    }

    void progress(String what) {
        progress.accept(what);
    }

    Rounds rounds() {
        return rounds(repetitions);
    }

    /** Takes turns of these until the server's compilers have little left to do, or for so long: one turn at least. */
    void warmUp(List<Scenario> scenarios, Duration longest) throws InterruptedException, IOException {
        long end = System.nanoTime() + longest.toNanos();
        try (var machine = machine()) {
            double share;
            do {
                var compiled = machine.compiled();
                long start = System.nanoTime();
                rounds().warmUp(scenarios);
                share = (double) machine.compiled().minus(compiled).toNanos() / (System.nanoTime() - start);
                progress("warming up; compilers worked for " + Math.round(100 * share) + " % of the time");
            } while (share > COMPILERS_REST && System.nanoTime() < end);
            report.add(Figure.of("compilers of the server when warm", List.of(100 * share), "% of a processor"));
        }
    }

    Rounds rounds(int times) {
        return new Rounds(processes(), length, times, progress);
    }

    Scenario noop(int clients) {
        return Scenario.closed(named(NOOP, clients), clients, () -> {
            var http = http(key);
            return (client, number) -> http.get("/coffer-reference/noop");
        });
    }

    Scenario row(int clients) {
        return Scenario.closed(named(ROW, clients), clients, this::rows);
    }

    Request rows() {
        var http = http(key);
        return (client, number) -> http.post("/coffer-reference/row", name(), "");
    }

    /** Each run begins with an empty queue, so that it never fills. */
    Scenario xa(int clients) {
        return Scenario.closed(named(XA, clients), clients, () -> {
            Running.stack().broker().purge(References.QUEUE);
            var http = http(key);
            return (client, number) -> http.post("/coffer-reference/xa", name(), "");
        });
    }

    /** One that nothing else has. */
    String name() {
        return run + "-" + UUID.randomUUID();
    }

    static Http http(String key) {
        return new Http(Running.stack().server().url(), Channel.tokenFor(key));
    }

    /** The running server's. */
    static ServerMachine machine() throws IOException {
        var address = Running.stack().server().logs().resolve("state/com.ibm.ws.jmx.local.address");
        return new ServerMachine(Files.readString(address).strip());
    }

    static String named(String what, int clients) {
        return what + ", " + clients + (clients == 1 ? " client" : " clients");
    }

    /** Those of Coffer's that are not this one. */
    static Processes processes() {
        var pids = new LinkedHashMap<String, Long>();
        pids.put("server", Running.stack().server().pid().orElseThrow());
        pids.put("database", Running.stack().database().pid().orElseThrow());
        if (Running.stack().settings().brokerProcess()) {
            pids.put("broker", Running.stack().brokerProcess().pid().orElseThrow());
        }
        return new Processes(pids);
    }
}
