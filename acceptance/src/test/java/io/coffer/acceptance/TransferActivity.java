package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** To and fro between the wallets. */
final class TransferActivity implements Activity {

    private static final String KIND = "transfer";

    private final ProofWorld world;

    TransferActivity(ProofWorld world) {
        this.world = world;
    }

    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var source = world.anyWallet(chance);
        var destination = world.anyOther(source, chance);
        var amount = ProofWorld.anyAmount(chance);
        var answer = world.client()
                .post(
                        "/api/v1/transfers",
                        Map.of(
                                "source_wallet", source,
                                "destination_wallet", destination,
                                "asset", "EUR",
                                "amount", amount,
                                "client_reference", UUID.randomUUID()));
        if (answer.status() == 201) {
            world.notebook().changed(source, new BigDecimal(amount).negate());
            world.notebook().changed(destination, new BigDecimal(amount));
            world.notebook().acknowledged(KIND, UUID.fromString(answer.text("transfer_id")));
        } else {
            world.notebook().refused(KIND, answer.text("type"));
        }
    }

    @Override
    public List<Finding> findings() {
        return Proofs.done(world, KIND, KIND);
    }
}
