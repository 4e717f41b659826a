package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.provider.ConversionBook;
import io.coffer.sandbox.provider.Leg;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One euro after the other goes to the Philippines. */
final class PaymentActivity implements Activity {

    static final String KIND = "payment";

    private static final Pattern PAYMENT =
            Pattern.compile(KIND + ":([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(.+)");

    private final ProofWorld world;
    private final UUID source;
    private final UUID destination;

    /** How much others had converted before: their payments may be gone. */
    private final Map<Leg, Integer> before = new EnumMap<>(Leg.class);

    PaymentActivity(ProofWorld world) {
        this.world = world;
        source = Books.account(world.owner(), "EUR", "1000000.00");
        destination = Books.account(world.owner(), "PHP", "0");
        for (Leg leg : Leg.values()) {
            before.put(leg, book(leg).after(null, Integer.MAX_VALUE).size());
        }
    }

    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var answer = world.client()
                .post(
                        "/api/v1/payments",
                        Map.of(
                                "amount",
                                "1.00",
                                "currency",
                                "EUR",
                                "destination_currency",
                                "PHP",
                                "source_account",
                                source,
                                "destination_account",
                                destination,
                                "client_reference",
                                UUID.randomUUID()));
        if (answer.status() == 202 || answer.status() == 409) {
            world.notebook().acknowledged(KIND, UUID.fromString(answer.text("payment_id")));
        } else {
            throw new IllegalStateException("a payment was refused: " + answer);
        }
    }

    @Override
    public boolean isFinished() {
        return Books.count(
                        "select count(*) from payment where source_account = ? and stage in ('ACCEPTED', 'ON_RAMP',"
                                + " 'OFF_RAMP')",
                        source)
                == 0;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<>(Proofs.lost(KIND, world.notebook().acknowledged(KIND)));
        findings.addAll(Proofs.rows(
                Finding.Kind.DOUBLED,
                "payments that nobody was told of",
                "select count(*) from payment where source_account = ? having count(*) > ?",
                source,
                world.notebook().acknowledged(KIND).size()));
        findings.addAll(Proofs.rows(
                Finding.Kind.UNFINISHED,
                KIND,
                "select hex(id), status, stage from payment where source_account = ?"
                        + " and status not in ('COMPLETED', 'FAILED')",
                source));
        findings.addAll(Proofs.rows(
                Finding.Kind.IMBALANCE,
                "the account that paid",
                "select balance, held from account where id = ? and (held <> 0 or balance <> 1000000"
                        + " - (select count(*) from payment where source_account = ? and status = 'COMPLETED'))",
                source,
                source));
        findings.addAll(Proofs.rows(
                Finding.Kind.IMBALANCE,
                "the account that was paid",
                "select balance from account where id = ? and balance <> (select coalesce(sum(destination_amount), 0)"
                        + " from payment where destination_account = ? and status = 'COMPLETED')",
                destination,
                destination));
        findings.addAll(Proofs.entries(
                world.owner(),
                KIND,
                ours("COMPLETED").stream()
                        .flatMap(id -> Stream.of(id + ":on-ramp", id + ":off-ramp"))
                        .toList()));
        for (Leg leg : Leg.values()) {
            findings.addAll(converted(leg));
        }
        ours("FAILED").stream()
                .filter(payment -> !isRefused(payment))
                .forEach(payment -> findings.add(new Finding(
                        Finding.Kind.LOST, "payment " + payment + " failed, and the on-ramp has not refused it")));
        return findings;
    }

    private List<UUID> ours(String status) {
        return Books.ids("select hex(id) from payment where source_account = ? and status = ?", source, status);
    }

    /** Who failed must have been refused by the provider; nobody else may give up. */
    private static boolean isRefused(UUID payment) {
        return book(Leg.ON_RAMP)
                .byReference(reference(payment, Leg.ON_RAMP))
                .filter(conversion -> !conversion.executed())
                .isPresent();
    }

    /** The provider's books say the same as ours. */
    private List<Finding> converted(Leg leg) {
        var findings = new ArrayList<Finding>();
        var ours = new HashSet<>(Books.ids("select hex(id) from payment where source_account = ?", source));
        var payments = new ArrayList<UUID>();
        var executed = new HashMap<UUID, Trade>();
        var conversions = book(leg).after(null, Integer.MAX_VALUE);
        for (var conversion : conversions.subList(before.getOrDefault(leg, 0), conversions.size())) {
            if (conversion.executed()) {
                payment(conversion.reference(), leg)
                        .ifPresentOrElse(
                                payment -> {
                                    payments.add(payment);
                                    executed.put(payment, Trade.of(conversion));
                                },
                                () -> findings.add(stray(leg, conversion.reference())));
            }
        }
        Proofs.lost(KIND, payments).forEach(lost -> findings.add(stray(leg, lost.what())));
        executed.keySet().retainAll(ours);
        booked(leg).forEach((payment, trade) -> {
            var other = executed.remove(payment);
            if (other == null) {
                findings.add(new Finding(Finding.Kind.LOST, leg + " of payment " + payment));
            } else if (!other.equals(trade)) {
                findings.add(new Finding(
                        Finding.Kind.IMBALANCE,
                        leg + " of payment " + payment + " is " + trade + ", the provider says " + other));
            }
        });
        executed.keySet()
                .forEach(payment -> findings.add(new Finding(
                        Finding.Kind.IMBALANCE, leg + " of payment " + payment + " that is not completed")));
        book(leg).orderedAgain().stream()
                .flatMap(reference -> payment(reference, leg).stream())
                .filter(ours::contains)
                .forEach(payment -> findings.add(new Finding(
                        Finding.Kind.DOUBLED,
                        leg + " of payment " + payment + " was ordered again under another key")));
        return findings;
    }

    private static Finding stray(Leg leg, String what) {
        return new Finding(Finding.Kind.LOST, leg + " was executed, and there is no " + what);
    }

    /** What the rows of completed payments say of a leg. */
    private Map<UUID, Trade> booked(Leg leg) {
        var columns = switch (leg) {
            case ON_RAMP -> "on_ramp_id, amount - fee, currency, stablecoin_bought, stablecoin";
            case OFF_RAMP ->
                "off_ramp_id, stablecoin_bought - spread, stablecoin, destination_amount, destination_currency";
        };
        var booked = new HashMap<UUID, Trade>();
        for (var row : Books.rows(
                "select hex(id), " + columns + " from payment where source_account = ? and status = 'COMPLETED'",
                source)) {
            var cells = row.split(",", -1);
            booked.put(Books.uuid(cells[0]), Trade.of(cells, 1));
        }
        return booked;
    }

    private static ConversionBook book(Leg leg) {
        return Running.stack().ramps().book(leg);
    }

    private static String reference(UUID payment, Leg leg) {
        return KIND + ":" + payment + ":" + leg.path();
    }

    /** The payment whose leg has this reference. */
    private static Optional<UUID> payment(String reference, Leg leg) {
        var parts = PAYMENT.matcher(reference);
        return parts.matches() && parts.group(2).equals(leg.path())
                ? Optional.of(UUID.fromString(parts.group(1)))
                : Optional.empty();
    }
}
