package io.coffer.acceptance;

import static java.util.stream.Collectors.toSet;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.provider.Bank;
import io.coffer.sandbox.provider.Payout;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Paid out to a bank account. */
final class WithdrawalActivity implements Activity {

    private static final String KIND = "withdrawal";
    private static final Pattern WITHDRAWAL = Pattern.compile(KIND + ":([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");
    private static final String COMPLETED = "COMPLETED";
    private static final String REFUSED = "REFUSED";

    /** What a withdrawal is in the end, by what the bank says of its payout. Nobody sends anything back. */
    private static final Map<String, String> ENDS = Map.of("SETTLED", COMPLETED, REFUSED, "FAILED");

    private final ProofWorld world;
    private final Map<UUID, Taken> taken = new ConcurrentHashMap<>();

    /** What others had paid out before: their withdrawals may be gone. */
    private final Set<String> before =
            bank().payouts().stream().map(Payout::reference).collect(toSet());

    /** What was noted as paid out of a wallet, with the fee. */
    private record Taken(String wallet, BigDecimal total) {}

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
            var id = UUID.fromString(answer.text("withdrawal_id"));
            var total = new BigDecimal(amount).add(new BigDecimal(answer.text("fee")));
            taken.put(id, new Taken(wallet, total));
            world.notebook().acknowledged(KIND, id);
            world.notebook().changed(wallet, total.negate());
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

    /** It also corrects what wallets must have, so it comes before the check that looks into them. */
    @Override
    public List<Finding> findings() {
        taken.keySet().stream().filter(WithdrawalActivity::isRefused).toList().forEach(this::giveBack);
        var acknowledged = world.notebook().acknowledged(KIND);
        var findings = new ArrayList<>(Proofs.lost(KIND, acknowledged));
        findings.addAll(Proofs.entries(
                world.owner(),
                KIND,
                acknowledged.stream()
                        .filter(id -> !isRefused(id))
                        .map(UUID::toString)
                        .toList()));
        findings.addAll(Proofs.rows(
                Finding.Kind.DOUBLED,
                "withdrawals that nobody was told of",
                "select count(*) from withdrawal where owner_id = ? having count(*) > ?",
                world.owner(),
                acknowledged.size()));
        findings.addAll(Proofs.rows(
                Finding.Kind.UNFINISHED,
                KIND,
                "select hex(id), status from withdrawal where owner_id = ? and status in ('PENDING', 'PROCESSING')",
                world.owner()));
        Books.rows("select hex(id), status, amount, asset, payout_id from withdrawal where owner_id = ?", world.owner())
                .forEach(row -> findings.addAll(paid(row.split(",", -1))));
        findings.addAll(stray());
        var again = bank().orderedAgain();
        acknowledged.stream()
                .map(WithdrawalActivity::reference)
                .filter(again::contains)
                .forEach(reference -> findings.add(
                        new Finding(Finding.Kind.DOUBLED, reference + " was ordered again under another key")));
        return findings;
    }

    /** Clients were told that the bank would pay; if it says no, the money is where it was, once. */
    private void giveBack(UUID id) {
        var refused = taken.remove(id);
        if (refused != null) {
            world.notebook().changed(refused.wallet(), refused.total());
        }
    }

    /** The bank's books say the same as ours. */
    private static List<Finding> paid(String[] withdrawal) {
        var id = Books.uuid(withdrawal[0]);
        var status = withdrawal[1];
        var payout = bank().payout(reference(id));
        if (payout.isEmpty()) {
            return List.of(new Finding(Finding.Kind.LOST, "the bank knows nothing of withdrawal " + id));
        }
        var findings = new ArrayList<Finding>();
        var said = payout.get();
        if (ENDS.containsValue(status) && !status.equals(ENDS.get(said.status()))) {
            findings.add(new Finding(
                    Finding.Kind.LOST, "withdrawal " + id + " is " + status + ", the bank says " + said.status()));
        }
        if (new BigDecimal(withdrawal[2]).compareTo(new BigDecimal(said.amount())) != 0
                || !withdrawal[3].equals(said.currency())
                || (status.equals(COMPLETED) && !withdrawal[4].equals(said.payoutId()))) {
            findings.add(new Finding(
                    Finding.Kind.IMBALANCE,
                    "withdrawal " + id + " is " + String.join(" ", withdrawal) + ", the bank says " + said));
        }
        return findings;
    }

    /** What the bank was asked to pay, and nobody here knows of. */
    private List<Finding> stray() {
        var findings = new ArrayList<Finding>();
        var withdrawals = new ArrayList<UUID>();
        for (var payout : bank().payouts()) {
            var parts = WITHDRAWAL.matcher(payout.reference());
            if (before.contains(payout.reference())) {
                continue;
            }
            if (parts.matches()) {
                withdrawals.add(UUID.fromString(parts.group(1)));
            } else {
                findings.add(stray(payout.reference()));
            }
        }
        Proofs.lost(KIND, withdrawals).forEach(lost -> findings.add(stray(lost.what())));
        return findings;
    }

    private static Finding stray(String what) {
        return new Finding(Finding.Kind.LOST, "the bank was asked to pay, and there is no " + what);
    }

    private static boolean isRefused(UUID id) {
        return bank().payout(reference(id))
                .filter(payout -> payout.status().equals(REFUSED))
                .isPresent();
    }

    private static Bank bank() {
        return Running.stack().bank();
    }

    private static String reference(UUID id) {
        return KIND + ":" + id;
    }
}
