package io.coffer.acceptance;

import static java.util.Objects.requireNonNull;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/** The bank tells of money that came, each transaction twice. */
final class DepositActivity implements Activity {

    private static final String KIND = "deposit";

    private final ProofWorld world;
    private final Map<String, String> references = new ConcurrentHashMap<>();

    DepositActivity(ProofWorld world) {
        this.world = world;
        for (var wallet : world.wallets()) {
            references.put(
                    wallet,
                    world.channel()
                            .get("/api/v1/wallets/" + wallet + "/deposit-instructions")
                            .has(200)
                            .text("reference"));
        }
    }

    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var wallet = world.anyWallet(chance);
        var amount = ProofWorld.anyAmount(chance);
        var body =
                SandboxBank.deposit("BTX-" + UUID.randomUUID(), requireNonNull(references.get(wallet)), "EUR", amount);
        var told = told(body);
        told(body);
        world.notebook().changed(wallet, new BigDecimal(amount));
        world.notebook().acknowledged(KIND, UUID.fromString(told.text("id")));
    }

    /** One server after the other, as any client. */
    private Answer told(String body) throws InterruptedException {
        var servers = world.client().channels();
        int first = ThreadLocalRandom.current().nextInt(servers.size());
        return Patient.certain(
                        "what the bank tells",
                        attempt -> SandboxBank.tell(servers.get((first + attempt) % servers.size()), body))
                .has(200);
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<>(Proofs.done(world, KIND, KIND));
        findings.addAll(Proofs.rows(
                Finding.Kind.DOUBLED,
                "deposits that nobody sent",
                "select count(*) from deposit where wallet_id in (select id from wallet where owner_id = ?)"
                        + " having count(*) <> ?",
                world.owner(),
                world.notebook().acknowledged(KIND).size()));
        return findings;
    }
}
