package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.RefusedException;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.provider.Fault.Operation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The house's bank as an HTTP service: it pays out, says what became of it, and tells Coffer of both that and money that
 * comes. A payout is accepted first, and settled or refused after a while.
 */
public final class Bank implements AutoCloseable {

    /** IBANs that end like this are refused, with the reason. */
    private static final Map<String, String> REFUSED_ENDINGS =
            Map.of("9999", "account-closed", "8888", "account-blocked");

    private static final Duration HANG = Duration.ofSeconds(60);
    private static final int KEY_LIMIT = 255;
    private static final String NONSENSE = "{\"payout_id\":17,\"status\":\"perhaps\"}";
    private static final String PAYOUT = "payout";

    private final PayoutBook book;
    private final BankMessages messages;
    private final Faults faults;
    private final Latency latency;
    private final Clock clock;
    private volatile Behaviour behaviour = new Behaviour(300, true);

    /**
     * How the bank works.
     *
     * @param settleAfterMs how long after it was accepted a payout is settled or refused, milliseconds
     * @param tells whether it tells of payouts; otherwise it has to be asked
     */
    public record Behaviour(
            @JsonProperty(required = true) long settleAfterMs,
            @JsonProperty(required = true) boolean tells) {

        private static final long LIMIT_MILLIS = 600_000;

        /** Checks the limits. */
        public Behaviour {
            if (settleAfterMs < 0 || settleAfterMs > LIMIT_MILLIS) {
                throw new IllegalArgumentException("settle_after_ms must be from 0 to " + LIMIT_MILLIS);
            }
        }
    }

    /** Money that somebody sends to the house's account; the bank's id for it may be chosen, to send the same again. */
    record Incoming(
            @Nullable String reference,
            @JsonProperty(required = true) String currency,
            @JsonProperty(required = true) String amount,
            @Nullable String bankTransactionId) {

        Incoming {
            PayoutOrder.present(currency, "currency");
            PayoutOrder.present(amount, "amount");
            PayoutOrder.decimal(amount);
        }
    }

    /** What Coffer is told of money that came. */
    record Deposit(String bankTransactionId, @Nullable String reference, String currency, String amount) {}

    record Received(String bankTransactionId, String messageId) {}

    /** A settled payout that comes back. */
    record Return(
            @JsonProperty(required = true) String reference,
            @Nullable String reason) {}

    record Messages(List<BankMessages.Told> messages) {}

    /**
     * Opens the bank's book.
     *
     * @param folder where it is kept
     * @param callback where Coffer is told
     * @param secret what that is signed with
     */
    public Bank(Path folder, URI callback, String secret, Faults faults, Latency latency, Clock clock)
            throws IOException {
        this.book = new PayoutBook(folder.resolve("bank.jsonl"));
        this.messages = new BankMessages(callback, secret, clock);
        this.faults = faults;
        this.latency = latency;
        this.clock = clock;
    }

    /** Adds the bank's routes to a server. */
    public void addTo(LocalHttpServer server) {
        server.route("POST", "/bank/payouts", this::order);
        server.route("GET", "/bank/payouts/{reference}", this::look);
        server.route("POST", "/bank/incoming", this::receive);
        server.route("POST", "/bank/returns", this::sendBack);
        server.route("GET", "/bank/messages", request -> Response.json(200, new Messages(messages.told())));
        server.route("GET", "/bank/behaviour", request -> Response.json(200, behaviour));
        server.route("PUT", "/bank/behaviour", request -> {
            behave(request.json(Behaviour.class));
            return Response.json(200, behaviour);
        });
    }

    /** Makes it work differently from now on. */
    public void behave(Behaviour next) {
        behaviour = next;
    }

    /** What became of a payout. */
    public Optional<Payout> payout(String reference) {
        return book.find(reference).map(line -> line.at(clock.instant()));
    }

    /** What became of all payouts. */
    public List<Payout> payouts() {
        Instant now = clock.instant();
        return book.all().stream().map(line -> line.at(now)).toList();
    }

    /** The references of payouts that were ordered once more, under another key, since the bank was opened. */
    public Set<String> orderedAgain() {
        return book.orderedAgain();
    }

    @Override
    public void close() throws IOException {
        messages.close();
        book.close();
    }

    private Response order(Request request) {
        String key = request.header("Idempotency-Key").orElse("");
        if (key.isBlank() || key.length() > KEY_LIMIT) {
            throw new RefusedException(
                    400, "idempotency-key-missing", "Idempotency-Key must have 1 to " + KEY_LIMIT + " characters");
        }
        PayoutOrder order = request.json(PayoutOrder.class);
        Optional<Fault> fault = faults.next(Provider.BANK, Operation.ORDER, book.knows(key));
        if (fault.isEmpty()) {
            return take(key, order).after(latency.next());
        }
        return switch (fault.get().kind()) {
            case REFUSE -> refuse(key, order).after(latency.next());
            case DELAY -> take(key, order).after(delayOf(fault.get()));
            case DROP_AFTER_ACCEPT -> {
                take(key, order);
                yield Response.drop(latency.next());
            }
            case GARBAGE -> {
                take(key, order);
                yield garbage();
            }
            case FAIL -> unavailable();
            case HANG -> Response.drop(HANG);
        };
    }

    private Response look(Request request) {
        Optional<Fault> fault = faults.next(Provider.BANK, Operation.LOOKUP, false);
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

    private Response take(String key, PayoutOrder order) {
        Behaviour now = behaviour;
        PayoutBook.Taken taken =
                book.take(key, order, clock.instant().plusMillis(now.settleAfterMs()), refusal(order.iban()));
        if (taken.first() && now.tells()) {
            Payout settled = taken.line().at(clock.instant().plusMillis(now.settleAfterMs() + 1));
            messages.tell(PAYOUT, settled, Duration.ofMillis(now.settleAfterMs()));
        }
        return Response.json(taken.first() ? 202 : 200, taken.line().at(clock.instant()));
    }

    /** Unless the same order was taken meanwhile. */
    private Response refuse(String key, PayoutOrder order) {
        PayoutBook.Taken taken = book.take(key, order, clock.instant(), "declined");
        return taken.first()
                ? Response.problem(422, "declined", "declined by a fault switch")
                : Response.json(200, taken.line().at(clock.instant()));
    }

    private static @Nullable String refusal(String iban) {
        return REFUSED_ENDINGS.entrySet().stream()
                .filter(ending -> iban.endsWith(ending.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private Response found(Request request) {
        return payout(request.variable("reference"))
                .map(payout -> Response.json(200, payout))
                .orElseGet(() -> Response.problem(404, "not-found", "no payout has this reference"));
    }

    private Response receive(Request request) {
        Incoming incoming = request.json(Incoming.class);
        String given = incoming.bankTransactionId();
        String id = given == null ? "btx_" + UUID.randomUUID().toString().replace("-", "") : given;
        String message = messages.tell(
                "deposit",
                new Deposit(id, incoming.reference(), incoming.currency(), incoming.amount()),
                Duration.ZERO);
        return Response.json(202, new Received(id, message));
    }

    private Response sendBack(Request request) {
        Return wanted = request.json(Return.class);
        String reason = wanted.reason();
        PayoutBook.Line line =
                book.sendBack(wanted.reference(), reason == null ? "account-closed" : reason, clock.instant());
        Payout returned = line.at(clock.instant());
        if (behaviour.tells()) {
            messages.tell(PAYOUT, returned, Duration.ZERO);
        }
        return Response.json(202, returned);
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
