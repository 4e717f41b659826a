package io.coffer.acceptance;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;

/** Euros become dollars in the same wallet, at a price that was promised. */
final class ConversionActivity implements Activity {

    private static final String KIND = "conversion";

    /** Of less, the fee could leave nothing. */
    private static final int LEAST_CENTS = 100;

    private static final int MOST_CENTS = 1_000;

    private final ProofWorld world;
    private final Map<String, BigDecimal> dollars = new ConcurrentHashMap<>();

    ConversionActivity(ProofWorld world) {
        this.world = world;
    }

    /** A promise ends while nobody answers; then there is another one. */
    @Override
    public void once(RandomGenerator chance) throws InterruptedException {
        var wallet = world.anyWallet(chance);
        var amount = BigDecimal.valueOf(chance.nextInt(LEAST_CENTS, MOST_CENTS), 2);
        var answer = convert(wallet, amount);
        while (answer.text("type").equals("/problems/quote-expired")) {
            answer = convert(wallet, amount);
        }
        if (answer.status() == 201) {
            world.notebook().changed(wallet, amount.negate());
            dollars.merge(wallet, new BigDecimal(answer.text("destination_amount")), BigDecimal::add);
            world.notebook().acknowledged(KIND, UUID.fromString(answer.text("conversion_id")));
        } else {
            world.notebook().refused(KIND, answer.text("type"));
        }
    }

    private Answer convert(String wallet, BigDecimal amount) throws InterruptedException {
        var quote = world.client()
                .post(
                        "/api/v1/quotes",
                        Map.of(
                                "source_asset",
                                "EUR",
                                "destination_asset",
                                "USD",
                                "source_amount",
                                amount.toPlainString()));
        return quote.status() == 201
                ? world.client()
                        .post(
                                "/api/v1/conversions",
                                Map.of(
                                        "wallet", wallet,
                                        "quote", quote.text("quote_id"),
                                        "client_reference", UUID.randomUUID()))
                : quote;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<>(Proofs.done(world, KIND, KIND));
        world.wallets()
                .forEach(wallet ->
                        findings.addAll(Proofs.balance(wallet, "USD", dollars.getOrDefault(wallet, BigDecimal.ZERO))));
        return findings;
    }
}
