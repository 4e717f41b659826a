package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Reserved, then taken or given back, or left until it expires. */
final class HoldActivity implements Activity {

    private static final String KIND = "wallet_hold";
    private static final String CAPTURE = "hold_capture";
    private static final String HOLDS = "/api/v1/holds";

    /** One in so many is left to its expiry, which comes soon. */
    private static final int LEFT_ONE_IN = 4;

    private static final Duration SOON = Duration.ofSeconds(3);

    private final ProofWorld world;

    /** What a hold is when it has ended. */
    private final Map<UUID, String> ends = new ConcurrentHashMap<>();

    HoldActivity(ProofWorld world) {
        this.world = world;
    }

    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var wallet = world.anyWallet(chance);
        var amount = ProofWorld.anyAmount(chance);
        boolean isLeft = chance.nextInt(LEFT_ONE_IN) == 0;
        var held = world.client().post(HOLDS, wanted(wallet, amount, isLeft));
        if (held.status() != 201) {
            // A client that had to ask again for long is too late for an end that comes soon.
            if (!isLeft || !held.body().path("member").asText().equals("expires_at")) {
                world.notebook().refused(KIND, held.text("type"));
            }
            return;
        }
        var id = UUID.fromString(held.text("hold_id"));
        world.notebook().acknowledged(KIND, id);
        if (isLeft) {
            ends.put(id, "EXPIRED");
        } else if (chance.nextBoolean()) {
            capture(id, wallet, world.anyOther(wallet, chance), new BigDecimal(amount));
        } else {
            world.client().post(HOLDS + "/" + id + "/void", Map.of()).has(200);
            ends.put(id, "VOIDED");
        }
    }

    private static Map<String, Object> wanted(String wallet, String amount, boolean isLeft) {
        var wanted = new HashMap<String, Object>(
                Map.of("wallet", wallet, "asset", "EUR", "amount", amount, "client_reference", UUID.randomUUID()));
        if (isLeft) {
            wanted.put("expires_at", Instant.now().plus(SOON).toString());
        }
        return wanted;
    }

    private void capture(UUID id, String wallet, String shop, BigDecimal amount) throws InterruptedException {
        var captured = world.client()
                .post(HOLDS + "/" + id + "/capture", Map.of("destination_wallet", shop))
                .has(200);
        world.notebook()
                .acknowledged(
                        CAPTURE,
                        UUID.fromString(
                                captured.body().at("/captures/0/capture_id").asText()));
        world.notebook().changed(wallet, amount.negate());
        world.notebook().changed(shop, amount);
        ends.put(id, "CAPTURED");
    }

    /** What is left waits for the job that releases it, which starts each minute, but rests after the start of a server. */
    @Override
    public boolean isFinished() {
        return active().isEmpty();
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<>(Proofs.lost(KIND, world.notebook().acknowledged(KIND)));
        findings.addAll(Proofs.done(world, CAPTURE, "capture"));
        active().forEach(row -> findings.add(new Finding(Finding.Kind.UNFINISHED, "hold: " + row)));
        Books.rows(
                        "select hex(h.id), h.status from hold h join account a on a.id = h.account_id"
                                + " where a.owner_id = ? and h.reference like 'hold:%' and h.status <> 'ACTIVE'",
                        world.owner())
                .forEach(row -> findings.addAll(ended(Books.uuid(row.split(",", -1)[0]), row.split(",", -1)[1])));
        return findings;
    }

    private List<String> active() {
        return Books.rows(
                "select h.reference, h.status from hold h join account a on a.id = h.account_id"
                        + " where a.owner_id = ? and h.status = 'ACTIVE'",
                world.owner());
    }

    private List<Finding> ended(UUID id, String status) {
        var end = ends.get(id);
        if (end == null) {
            return List.of(new Finding(Finding.Kind.DOUBLED, "hold " + id + " that nobody was told of"));
        }
        return end.equals(status)
                ? List.of()
                : List.of(new Finding(Finding.Kind.LOST, "hold " + id + " is " + status + ", and should be " + end));
    }
}
