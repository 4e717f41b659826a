package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.provider.Conversion;
import io.coffer.sandbox.provider.Leg;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** One euro after the other goes to the Philippines. */
final class PaymentActivity implements Activity {

    private static final String KIND = "payment";

    private final ProofWorld world;
    private final UUID source;
    private final UUID destination;

    PaymentActivity(ProofWorld world) {
        this.world = world;
        source = Books.account(world.owner(), "EUR", "1000000.00");
        destination = Books.account(world.owner(), "PHP", "0");
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
                        "select count(*) from payment where source_account = ? and stage in ('ACCEPTED', 'ON_RAMP', 'OFF_RAMP')",
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
                "select hex(id), status, stage from payment where source_account = ? and status <> 'COMPLETED'",
                source));
        findings.addAll(Proofs.rows(
                Finding.Kind.IMBALANCE,
                "the account that paid",
                "select balance, held from account where id = ? and (held <> 0 or balance <> 1000000"
                        + " - (select count(*) from payment where source_account = ? and status = 'COMPLETED'))",
                source,
                source));
        var completed = completed();
        findings.addAll(Proofs.entries(
                world.owner(),
                KIND,
                completed.keySet().stream()
                        .flatMap(id -> Stream.of(id + ":on-ramp", id + ":off-ramp"))
                        .toList()));
        for (Leg leg : Leg.values()) {
            findings.addAll(converted(leg, completed));
        }
        return findings;
    }

    /** What each completed payment brought. */
    private Map<UUID, BigDecimal> completed() {
        var completed = new HashMap<UUID, BigDecimal>();
        Books.rows(
                        "select hex(id), destination_amount from payment where source_account = ? and status = 'COMPLETED'",
                        source)
                .forEach(
                        row -> completed.put(Books.uuid(row.split(",", -1)[0]), new BigDecimal(row.split(",", -1)[1])));
        return completed;
    }

    /** The provider's books say the same as ours. */
    private List<Finding> converted(Leg leg, Map<UUID, BigDecimal> completed) {
        var findings = new ArrayList<Finding>();
        var executed = new HashMap<UUID, Conversion>();
        var ours = new HashSet<>(Books.ids("select hex(id) from payment where source_account = ?", source));
        for (var conversion : Running.stack().ramps().book(leg).after(null, Integer.MAX_VALUE)) {
            var payment = UUID.fromString(conversion.reference().split(":", -1)[1]);
            if (ours.contains(payment) && conversion.executed() && executed.put(payment, conversion) != null) {
                findings.add(new Finding(Finding.Kind.DOUBLED, leg + " of payment " + payment));
            }
        }
        completed.forEach((payment, amount) -> {
            var conversion = executed.remove(payment);
            if (conversion == null) {
                findings.add(new Finding(Finding.Kind.LOST, leg + " of payment " + payment));
            } else if (leg == Leg.OFF_RAMP && amount.compareTo(new BigDecimal(conversion.buyAmount())) != 0) {
                findings.add(new Finding(
                        Finding.Kind.IMBALANCE,
                        "payment " + payment + " brought " + amount + ", the provider says " + conversion.buyAmount()));
            }
        });
        executed.keySet()
                .forEach(payment -> findings.add(new Finding(
                        Finding.Kind.IMBALANCE, leg + " of payment " + payment + " that is not completed")));
        return findings;
    }
}
