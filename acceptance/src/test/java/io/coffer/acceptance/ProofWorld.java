package io.coffer.acceptance;

import static java.util.stream.Collectors.toSet;

import io.coffer.acceptance.prove.Notebook;
import io.coffer.sandbox.demo.DemoChannel;
import io.coffer.sandbox.webhook.ReceivedWebhook;
import io.coffer.sandbox.webhook.WebhookReceiver;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** A channel with wallets that its clients meet in, and with an endpoint that is told of everything. */
final class ProofWorld {

    private static final int WALLETS = 12;
    private static final String EACH = "100000.00";
    private static final long PAUSE_NANOS = 500_000_000;

    private final UUID owner = UUID.randomUUID();
    private final String endpointName = "prove-" + owner;
    private final WebhookReceiver receiver = Running.stack().webhooks();
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
        var taker = new Thread(this::takeWebhooks, endpointName);
        taker.setDaemon(true);
        taker.start();
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

    /** The ids of all events of what clients did. */
    Set<String> happened() {
        return Books.ids("select hex(id) from event where channel_id = ?", owner).stream()
                .map(UUID::toString)
                .collect(toSet());
    }

    /** What the receiver calls the endpoint. */
    String endpointName() {
        return endpointName;
    }

    /** What the endpoint has received, the oldest first. */
    synchronized List<ReceivedWebhook> webhooks() {
        take();
        return List.copyOf(webhooks);
    }

    private synchronized void take() {
        webhooks.addAll(receiver.take(endpointName));
    }

    /** The receiver has place for some thousands only. */
    private void takeWebhooks() {
        while (true) {
            take();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
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

    /** Whether one of these payments is completed. */
    boolean isAnyCompleted(List<UUID> payments) {
        return payments.stream()
                .anyMatch(payment ->
                        Books.count("select count(*) from payment where id = ? and status = 'COMPLETED'", payment) > 0);
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
