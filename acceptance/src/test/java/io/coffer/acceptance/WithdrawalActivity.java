package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Paid out to a bank account. */
final class WithdrawalActivity implements Activity {

    private static final String KIND = "withdrawal";

    private final ProofWorld world;

    WithdrawalActivity(ProofWorld world) {
        this.world = world;
    }

    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var wallet = world.anyWallet(chance);
        var amount = ProofWorld.anyAmount(chance);
        var answer = world.client()
                .post(
                        "/api/v1/withdrawals",
                        Map.of(
                                "wallet",
                                wallet,
                                "asset",
                                "EUR",
                                "amount",
                                amount,
                                "creditor_name",
                                "Erika Mustermann",
                                "iban",
                                "DE75512108001245126199",
                                "client_reference",
                                UUID.randomUUID()));
        if (answer.status() == 202) {
            world.notebook().acknowledged(KIND, UUID.fromString(answer.text("withdrawal_id")));
            world.notebook()
                    .changed(
                            wallet,
                            new BigDecimal(amount)
                                    .add(new BigDecimal(answer.text("fee")))
                                    .negate());
        } else {
            world.notebook().refused(KIND, answer.text("type"));
        }
    }

    @Override
    public boolean isFinished() {
        return Books.count(
                        "select count(*) from withdrawal where owner_id = ? and status in ('PENDING', 'PROCESSING')",
                        world.owner())
                == 0;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<>(Proofs.done(world, KIND, KIND));
        findings.addAll(Proofs.rows(
                Finding.Kind.UNFINISHED,
                KIND,
                "select hex(id), status from withdrawal where owner_id = ? and status <> 'COMPLETED'",
                world.owner()));
        Books.rows("select hex(id), amount from withdrawal where owner_id = ?", world.owner())
                .forEach(row -> {
                    var columns = row.split(",", -1);
                    findings.addAll(paid(Books.uuid(columns[0]), new BigDecimal(columns[1])));
                });
        return findings;
    }

    /** The bank's books say the same as ours. */
    private static List<Finding> paid(UUID id, BigDecimal amount) {
        var payout = Running.stack().bank().payout(KIND + ":" + id);
        if (payout.isEmpty()) {
            return List.of(new Finding(Finding.Kind.LOST, "the bank knows nothing of withdrawal " + id));
        }
        var paid = new BigDecimal(payout.get().amount());
        return paid.compareTo(amount) == 0
                ? List.of()
                : List.of(new Finding(Finding.Kind.IMBALANCE, "the bank paid " + paid + " for withdrawal " + id));
    }
}
