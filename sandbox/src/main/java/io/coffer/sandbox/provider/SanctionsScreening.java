package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.RefusedException;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.provider.Fault.Operation;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The provider that looks people up on sanctions lists, as an HTTP service. It writes nothing down of whom it looks up. */
public final class SanctionsScreening implements AutoCloseable {

    private static final Duration HANG = Duration.ofSeconds(60);
    private static final int KEY_LIMIT = 255;
    private static final String NONSENSE = "{\"screening_id\":17,\"status\":\"perhaps\"}";

    private final Faults faults;
    private final Latency latency;
    private final Map<String, Line> byReference = new HashMap<>();
    private final Lines<Line> lines;

    /**
     * One line of the file.
     *
     * @param digest of the question
     */
    record Line(String key, String digest, Screening screening) {}

    /**
     * Opens the provider's book.
     *
     * @param folder where it is kept
     */
    public SanctionsScreening(Path folder, Faults faults, Latency latency) throws IOException {
        this.faults = faults;
        this.latency = latency;
        this.lines = Lines.open(
                folder.resolve("screening.jsonl"),
                Line.class,
                line -> byReference.put(line.screening().reference(), line));
    }

    /** Adds the provider's routes to a server. */
    public void addTo(LocalHttpServer server) {
        server.route("POST", "/screening/screenings", this::screen);
        server.route("GET", "/screening/screenings", this::look);
    }

    /** What was found for a reference. */
    public synchronized Optional<Screening> find(String reference) {
        return Optional.ofNullable(byReference.get(reference)).map(Line::screening);
    }

    @Override
    public synchronized void close() throws IOException {
        lines.close();
    }

    private Response screen(Request request) {
        String key = request.header("Idempotency-Key").orElse("");
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw new RefusedException(
                    400, "idempotency-key-missing", "Idempotency-Key must have 1 to " + KEY_LIMIT + " characters");
        }
        Screening.Question question = request.json(Screening.Question.class);
        Optional<Fault> fault = faults.next(
                Provider.SCREENING, Operation.ORDER, find(question.reference()).isPresent());
        if (fault.isEmpty()) {
            return take(key, question).after(latency.next());
        }
        return switch (fault.get().kind()) {
            case REFUSE ->
                Response.problem(422, "declined", "declined by a fault switch").after(latency.next());
            case DELAY -> take(key, question).after(delayOf(fault.get()));
            case DROP_AFTER_ACCEPT -> {
                take(key, question);
                yield Response.drop(latency.next());
            }
            case GARBAGE -> {
                take(key, question);
                yield garbage();
            }
            case FAIL -> unavailable();
            case HANG -> Response.drop(HANG);
        };
    }

    private Response look(Request request) {
        Optional<Fault> fault = faults.next(Provider.SCREENING, Operation.LOOKUP, false);
        if (fault.isEmpty()) {
            return found(request).after(latency.next());
        }
        return switch (fault.get().kind()) {
            case REFUSE ->
                Response.problem(422, "declined", "declined by a fault switch").after(latency.next());
            case DELAY -> found(request).after(delayOf(fault.get()));
            case DROP_AFTER_ACCEPT -> Response.drop(latency.next());
            case GARBAGE -> garbage();
            case FAIL -> unavailable();
            case HANG -> Response.drop(HANG);
        };
    }

    private Response found(Request request) {
        return find(request.parameter("reference").orElse(""))
                .map(screening -> Response.json(200, screening))
                .orElseGet(() -> Response.problem(404, "not-found", "no screening has this reference"));
    }

    private synchronized Response take(String key, Screening.Question question) {
        String digest = digest(question);
        Line known = byReference.get(question.reference());
        if (known == null) {
            Line line = new Line(key, digest, Screening.of(question));
            lines.append(line);
            byReference.put(question.reference(), line);
            return Response.json(201, line.screening());
        }
        if (!known.key().equals(key)) {
            return Response.problem(409, "duplicate-reference", "the reference was used with another key");
        }
        return known.digest().equals(digest)
                ? Response.json(200, known.screening())
                : Response.problem(409, "idempotency-key-reused", "the key was used for another question");
    }

    private static String digest(Screening.Question question) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", question.fullName(), question.dateOfBirth(), question.nationality())
                            .getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private Response garbage() {
        return Response.text(200, "application/json", NONSENSE).after(latency.next());
    }

    private Response unavailable() {
        return Response.problem(503, "unavailable", "not taken, by a fault switch")
                .after(latency.next());
    }

    private static Duration delayOf(Fault fault) {
        Long millis = fault.delayMs();
        return Duration.ofMillis(millis == null ? 0 : millis);
    }
}
