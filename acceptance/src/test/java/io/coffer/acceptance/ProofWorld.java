package io.coffer.acceptance;

import io.coffer.acceptance.prove.Notebook;
import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.webhook.ReceivedWebhook;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** A channel with wallets that its clients meet in, and with an endpoint that is told of everything. */
final class ProofWorld {

    private static final int WALLETS = 12;
    private static final String EACH = "100000.00";

    private final UUID owner = UUID.randomUUID();
    private final String endpointName = "prove-" + owner;
    private final Channel channel = Channel.withApiKey(Strangers.keyOf(owner));
    private final Notebook notebook = new Notebook();
    private final Patient client;
    private final List<String> wallets = new ArrayList<>();
    private final List<ReceivedWebhook> webhooks = new ArrayList<>();

    /** @param servers where they answer */
    ProofWorld(List<String> servers) {
        client = new Patient(servers.stream().map(channel::at).toList());
        Books.execute(
                "insert into webhook_endpoint (id, channel_id, url, secret, event_types, status, created_at)"
                        + " values (?, ?, ?, ?, '*', 'ACTIVE', utc_timestamp(6))",
                UUID.randomUUID(),
                owner,
                Running.stack().http().url() + "/webhooks/" + endpointName,
                DemoChannel.WEBHOOK_SECRET);
        for (int i = 0; i < WALLETS; i++) {
            wallets.add(Books.wallet(owner, "EUR", EACH));
        }
    }

    Channel channel() {
        return channel;
    }

    Patient client() {
        return client;
    }

    Notebook notebook() {
        return notebook;
    }

    UUID owner() {
        return owner;
    }

    /** What the receiver calls the endpoint. */
    String endpointName() {
        return endpointName;
    }

    /** What the endpoint has received, the oldest first. The receiver forgets it, as it has place for some thousands only. */
    List<ReceivedWebhook> webhooks() {
        var receiver = Running.stack().webhooks();
        webhooks.addAll(receiver.received(endpointName));
        receiver.clear(endpointName);
        return List.copyOf(webhooks);
    }

    List<String> wallets() {
        return List.copyOf(wallets);
    }

    String anyWallet(RandomGenerator chance) {
        return wallets.get(chance.nextInt(wallets.size()));
    }

    /** Some wallet but this one. */
    String anyOther(String wallet, RandomGenerator chance) {
        int step = chance.nextInt(1, wallets.size());
        return wallets.get((wallets.indexOf(wallet) + step) % wallets.size());
    }

    /** What must be in a wallet, as far as answers tell. */
    BigDecimal expected(String wallet) {
        return new BigDecimal(EACH).add(notebook.changes().getOrDefault(wallet, BigDecimal.ZERO));
    }

    /** Up to ten euros. */
    static String anyAmount(RandomGenerator chance) {
        return BigDecimal.valueOf(chance.nextInt(1, 1_000), 2).toPlainString();
    }
}
