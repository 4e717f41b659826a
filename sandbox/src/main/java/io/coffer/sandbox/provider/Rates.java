package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.RefusedException;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.provider.Fault.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The provider of mid rates, as an HTTP service. The rates stay as they are until somebody changes them; it says of all of
 * them that they are of now. Thread-safe.
 */
public final class Rates {

    private static final Duration HANG = Duration.ofSeconds(60);
    private static final int TEXT_LIMIT = 64;
    private static final String NONSENSE = "{\"rates\":\"perhaps\"}";

    private final Map<String, Change> rates = new TreeMap<>();
    private final Faults faults;
    private final Latency latency;
    private final Clock clock;

    /**
     * What a pair is worth.
     *
     * @param base code of the asset of which there is one unit
     * @param counter code of the asset that it is counted in
     * @param mid decimal text
     * @param asOf ISO 8601, UTC
     */
    public record Rate(String base, String counter, String mid, String asOf) {}

    /**
     * What a pair is to be worth from now on.
     *
     * @param mid any text, nonsense included
     * @param asOf from when it is to seem; {@code null} for the time of each answer
     */
    public record Change(
            @JsonProperty(required = true) String mid,
            @Nullable String asOf) {

        /** Checks the form. */
        public Change {
            if (mid == null || mid.length() > TEXT_LIMIT || (asOf != null && asOf.length() > TEXT_LIMIT)) {
                throw new IllegalArgumentException(
                        "mid must be there; mid and as_of have " + TEXT_LIMIT + " characters at most");
            }
        }
    }

    private record RateList(List<Rate> rates) {}

    /** Starts with the usual rates. */
    public Rates(Faults faults, Latency latency, Clock clock) {
        this.faults = faults;
        this.latency = latency;
        this.clock = clock;
        reset();
    }

    /** Adds the provider's routes to a server. */
    public void addTo(LocalHttpServer server) {
        server.route("GET", "/fx/rates", this::look);
        server.route("PUT", "/fx/rates/{base}/{counter}", request -> {
            Change change = request.json(Change.class);
            set(request.variable("base"), request.variable("counter"), change);
            return Response.json(200, new RateList(list()));
        });
        server.route("DELETE", "/fx/rates", request -> {
            reset();
            return Response.empty(204);
        });
    }

    /**
     * Changes a rate.
     *
     * @throws RefusedException if there is no such pair
     */
    public synchronized void set(String base, String counter, Change change) {
        String pair = base + "/" + counter;
        if (!rates.containsKey(pair)) {
            throw new RefusedException(404, "not-found", "there is no rate " + pair);
        }
        rates.put(pair, change);
    }

    /** All rates as they were in the beginning. */
    public synchronized void reset() {
        rates.clear();
        RateTable.mids().forEach((pair, mid) -> rates.put(pair, new Change(mid, null)));
    }

    private synchronized List<Rate> list() {
        String now = clock.instant().truncatedTo(ChronoUnit.MILLIS).toString();
        return rates.entrySet().stream()
                .map(rate -> rate(rate.getKey(), rate.getValue(), now))
                .toList();
    }

    private static Rate rate(String pair, Change rate, String now) {
        int slash = pair.indexOf('/');
        String asOf = rate.asOf();
        return new Rate(pair.substring(0, slash), pair.substring(slash + 1), rate.mid(), asOf == null ? now : asOf);
    }

    private Response look(Request request) {
        Optional<Fault> fault = faults.next(Provider.RATES, Operation.LOOKUP, false);
        if (fault.isEmpty()) {
            return Response.json(200, new RateList(list())).after(latency.next());
        }
        return switch (fault.get().kind()) {
            case REFUSE ->
                Response.problem(422, "declined", "declined by a fault switch").after(latency.next());
            case DELAY -> {
                Long millis = fault.get().delayMs();
                yield Response.json(200, new RateList(list())).after(Duration.ofMillis(millis == null ? 0 : millis));
            }
            case DROP_AFTER_ACCEPT -> Response.drop(latency.next());
            case GARBAGE -> Response.text(200, "application/json", NONSENSE).after(latency.next());
            case FAIL ->
                Response.problem(503, "unavailable", "no rates, by a fault switch")
                        .after(latency.next());
            case HANG -> Response.drop(HANG);
        };
    }
}
