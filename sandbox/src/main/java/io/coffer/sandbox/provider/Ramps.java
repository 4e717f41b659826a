package io.coffer.sandbox.provider;

import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.RefusedException;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.provider.ConversionBook.Taking;
import io.coffer.sandbox.provider.Fault.Operation;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Both payment providers as HTTP services. */
public final class Ramps implements AutoCloseable {

    private static final Duration HANG = Duration.ofSeconds(60);
    private static final int KEY_LIMIT = 255;
    private static final int PAGE_DEFAULT = 100;
    private static final int PAGE_LIMIT = 1_000;
    private static final String NONSENSE = "{\"conversion_id\":17,\"status\":\"perhaps\",\"buy_amount\":\"a lot\"}";

    private final Map<Leg, ConversionBook> books = new EnumMap<>(Leg.class);
    private final Faults faults;
    private final Latency latency;
    private final Clock clock;

    /** One page of conversions; {@code next} is absent on the last. */
    record Page(List<Conversion> conversions, @Nullable String next) {}

    /**
     * Opens the providers' books.
     *
     * @param folder where they are kept
     */
    public Ramps(Path folder, Faults faults, Latency latency, Clock clock) throws IOException {
        this.faults = faults;
        this.latency = latency;
        this.clock = clock;
        for (Leg leg : Leg.values()) {
            books.put(leg, ConversionBook.open(folder.resolve(leg.path() + ".jsonl")));
        }
    }

    /** Adds the providers' routes to a server. */
    public void addTo(LocalHttpServer server) {
        for (Leg leg : Leg.values()) {
            String path = "/" + leg.path() + "/conversions";
            server.route("POST", path, request -> order(leg, request));
            server.route("GET", path, request -> look(leg, request));
        }
    }

    /** The fault switches. */
    public Faults faults() {
        return faults;
    }

    /** All conversions of a provider. */
    public ConversionBook book(Leg leg) {
        ConversionBook book = books.get(leg);
        if (book == null) {
            throw new IllegalStateException("no book for " + leg);
        }
        return book;
    }

    @Override
    public void close() throws IOException {
        for (ConversionBook book : books.values()) {
            book.close();
        }
    }

    private Response order(Leg leg, Request request) {
        String key = key(request);
        ConversionOrder order = request.json(ConversionOrder.class);
        Optional<Fault> fault =
                faults.next(leg.provider(), Operation.ORDER, book(leg).knows(key));
        if (fault.isEmpty()) {
            return take(leg, key, order).after(latency.next());
        }
        return switch (fault.get().kind()) {
            case REFUSE ->
                take(leg, key, order, taken -> Conversion.refused(leg, taken, "declined", "declined by a fault switch"))
                        .after(latency.next());
            case DELAY -> take(leg, key, order).after(delayOf(fault.get()));
            case DROP_AFTER_ACCEPT -> {
                take(leg, key, order);
                yield Response.drop(latency.next());
            }
            case GARBAGE -> {
                take(leg, key, order);
                yield garbage();
            }
            case FAIL -> unavailable();
            case HANG -> Response.drop(HANG);
        };
    }

    private Response look(Leg leg, Request request) {
        Optional<Fault> fault = faults.next(leg.provider(), Operation.LOOKUP, false);
        if (fault.isEmpty()) {
            return found(leg, request).after(latency.next());
        }
        return switch (fault.get().kind()) {
            case REFUSE ->
                Response.problem(422, "declined", "declined by a fault switch").after(latency.next());
            case DELAY -> found(leg, request).after(delayOf(fault.get()));
            case DROP_AFTER_ACCEPT -> Response.drop(latency.next());
            case GARBAGE -> garbage();
            case FAIL -> unavailable();
            case HANG -> Response.drop(HANG);
        };
    }

    private Response found(Leg leg, Request request) {
        Optional<String> reference = request.parameter("reference");
        if (reference.isPresent()) {
            return book(leg)
                    .byReference(reference.get())
                    .map(conversion -> Response.json(200, conversion))
                    .orElseGet(() -> Response.problem(404, "not-found", "no conversion has this reference"));
        }
        int limit = request.parameter("limit", PAGE_DEFAULT, 1, PAGE_LIMIT);
        List<Conversion> conversions =
                book(leg).after(request.parameter("after").orElse(null), limit);
        String next = conversions.size() < limit
                ? null
                : conversions.get(conversions.size() - 1).conversionId();
        return Response.json(200, new Page(conversions, next));
    }

    private Response take(Leg leg, String key, ConversionOrder order) {
        return take(leg, key, order, taken -> Conversion.decide(leg, taken, clock.instant()));
    }

    private Response take(Leg leg, String key, ConversionOrder order, Function<ConversionOrder, Conversion> decide) {
        Taking taking = book(leg).take(key, order, decide);
        if (taking instanceof Taking.First first) {
            return outcome(first.conversion(), 201);
        }
        if (taking instanceof Taking.Repeat repeat) {
            return outcome(repeat.conversion(), 200);
        }
        if (taking instanceof Taking.ReferenceReused other) {
            return Response.problem(
                    409,
                    "duplicate-reference",
                    "the reference belongs to " + other.conversion().conversionId() + ", taken under another key");
        }
        return Response.problem(409, "idempotency-key-reused", "the key was used for another order");
    }

    private static Response outcome(Conversion conversion, int statusIfExecuted) {
        return conversion.executed()
                ? Response.json(statusIfExecuted, conversion)
                : Response.problem(422, String.valueOf(conversion.code()), conversion.message());
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

    private static String key(Request request) {
        String key = request.header("Idempotency-Key").orElse("");
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw new RefusedException(
                    400, "idempotency-key-missing", "Idempotency-Key must have 1 to " + KEY_LIMIT + " characters");
        }
        return key;
    }
}
