package io.coffer.acceptance.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What came of a run: counts, and one case of each kind of finding with what it takes to see it again. */
public final class Report {

    private static final int MAX_CASES = 60;

    private final long seed;
    private final String url;
    private final Path folder;
    private final Map<Finding.Kind, Integer> counts = new EnumMap<>(Finding.Kind.class);
    private final Map<String, Case> cases = new LinkedHashMap<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private final Map<String, Map<Integer, Integer>> operations = new TreeMap<>();
    private List<String> neverDone = List.of();
    private int requests;
    private int shed;
    private long millis;

    /** The first case of a kind of finding, and how often that kind came. */
    private static final class Case {
        private final Map<String, Object> told = new LinkedHashMap<>();
        private int times;
    }

    Report(long seed, String url, Path folder) {
        this.seed = seed;
        this.url = url;
        this.folder = folder;
    }

    void count(Attempt attempt, Reply reply, boolean isShed) {
        requests++;
        shed += isShed ? 1 : 0;
        statuses.merge(reply.status(), 1, Integer::sum);
        operations
                .computeIfAbsent(attempt.operation().toString(), key -> new TreeMap<>())
                .merge(reply.status(), 1, Integer::sum);
    }

    void add(Attempt attempt, Request request, Reply reply, Finding finding) throws IOException {
        counts.merge(finding.kind(), 1, Integer::sum);
        var key = finding.kind() + " " + finding.rule() + " " + attempt.operation();
        var known = cases.get(key);
        if (known == null && cases.size() < MAX_CASES) {
            known = new Case();
            cases.put(key, known);
            tell(known.told, attempt, request, reply, finding);
        }
        if (known != null) {
            known.times++;
        }
    }

    void finished(Collection<String> never, long took) {
        neverDone = List.copyOf(never);
        millis = took;
    }

    /** How many findings there are of a kind. */
    public int count(Finding.Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Nothing was found. */
    public boolean isClean() {
        return counts.isEmpty();
    }

    /** How many requests were sent, those of pairs counted twice. */
    public int requests() {
        return requests;
    }

    /** The share of answers that were turned away for being too many. */
    public double throttledShare() {
        return share(statuses.getOrDefault(429, 0));
    }

    /** The share of answers that declared that load is shed. */
    public double shedShare() {
        return share(shed);
    }

    /** The share of operations that at least one request got done. */
    public double doneShare() {
        return operations.isEmpty() ? 0 : 1 - (double) neverDone.size() / operations.size();
    }

    private double share(int some) {
        return requests == 0 ? 0 : (double) some / requests;
    }

    /** All in one line. */
    public String summary() {
        return "fuzz: seed %d, %d requests to %d operations in %d s: %d server errors, %d undocumented, %d leaks"
                        .formatted(
                                seed,
                                requests,
                                operations.size(),
                                millis / 1000,
                                count(Finding.Kind.SERVER_ERROR),
                                count(Finding.Kind.UNDOCUMENTED),
                                count(Finding.Kind.LEAK))
                + " (%d shed, %.1f %% throttled)".formatted(shed, 100 * throttledShare());
    }

    /** The findings, one a line. */
    public List<String> findings() {
        var lines = new ArrayList<String>();
        cases.forEach((key, found) -> lines.add(found.times + " × " + key + " (first: request "
                + found.told.get("number") + ") " + found.told.get("detail")));
        return lines;
    }

    /** Writes all of it. */
    public void write(Path file) throws IOException {
        var json = new LinkedHashMap<String, Object>();
        json.put("seed", seed);
        json.put("requests", requests);
        json.put("server_errors", count(Finding.Kind.SERVER_ERROR));
        json.put("undocumented", count(Finding.Kind.UNDOCUMENTED));
        json.put("leaks", count(Finding.Kind.LEAK));
        json.put("shed", shed);
        json.put("throttled", statuses.getOrDefault(429, 0));
        json.put("seconds", millis / 1000.0);
        json.put("statuses", statuses);
        json.put("operations", operations);
        json.put("never_done", neverDone);
        json.put(
                "findings",
                cases.values().stream()
                        .map(found -> {
                            var told = new LinkedHashMap<>(found.told);
                            told.put("times", found.times);
                            return told;
                        })
                        .toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
    }

    private void tell(Map<String, Object> told, Attempt attempt, Request request, Reply reply, Finding finding)
            throws IOException {
        var raw = folder.resolve(attempt.number() + ".http");
        Files.createDirectories(folder);
        Files.write(raw, Sender.raw(Sender.proven(request, attempt.caller()), url.replaceFirst("^http://", "")));
        told.put("kind", finding.kind());
        told.put("rule", finding.rule());
        told.put("detail", finding.detail());
        told.put("number", attempt.number());
        told.put("operation", attempt.operation().toString());
        told.put("caller", attempt.caller().name());
        told.put("changes", attempt.changes());
        told.put("status", reply.status());
        told.put("media_type", reply.mediaType());
        told.put("answer", shortened(reply.text()));
        told.put("again", Reproduction.command(request, attempt.caller(), url, raw.toString()));
    }

    private static String shortened(String text) {
        return text.length() <= 1_000 ? text : text.substring(0, 1_000) + "…";
    }
}
