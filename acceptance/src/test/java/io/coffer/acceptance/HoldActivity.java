package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Reserved, then taken or given back. */
final class HoldActivity implements Activity {

    private static final String KIND = "wallet_hold";
    private static final String CAPTURE = "hold_capture";
    private static final String HOLDS = "/api/v1/holds";

    private final ProofWorld world;

    HoldActivity(ProofWorld world) {
        this.world = world;
    }

    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var wallet = world.anyWallet(chance);
        var amount = ProofWorld.anyAmount(chance);
        var held = world.client()
                .post(
                        HOLDS,
                        Map.of(
                                "wallet",
                                wallet,
                                "asset",
                                "EUR",
                                "amount",
                                amount,
                                "client_reference",
                                UUID.randomUUID()));
        if (held.status() != 201) {
            world.notebook().refused(KIND, held.text("type"));
            return;
        }
        var id = held.text("hold_id");
        world.notebook().acknowledged(KIND, UUID.fromString(id));
        if (chance.nextBoolean()) {
            var shop = world.anyOther(wallet, chance);
            var captured = world.client()
                    .post(HOLDS + "/" + id + "/capture", Map.of("destination_wallet", shop))
                    .has(200);
            world.notebook()
                    .acknowledged(
                            CAPTURE,
                            UUID.fromString(
                                    captured.body().at("/captures/0/capture_id").asText()));
            world.notebook().changed(wallet, new BigDecimal(amount).negate());
            world.notebook().changed(shop, new BigDecimal(amount));
        } else {
            world.client().post(HOLDS + "/" + id + "/void", Map.of()).has(200);
        }
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<>(Proofs.lost(KIND, world.notebook().acknowledged(KIND)));
        findings.addAll(Proofs.done(world, CAPTURE, "capture"));
        findings.addAll(Proofs.rows(
                Finding.Kind.UNFINISHED,
                "hold",
                "select h.reference, h.status from hold h join account a on a.id = h.account_id"
                        + " where a.owner_id = ? and h.status = 'ACTIVE'",
                world.owner()));
        return findings;
    }
}
