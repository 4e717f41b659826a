package io.coffer.acceptance;

import io.coffer.acceptance.bench.Http;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;

/** Accounts to pay from and to, and the channels that may. */
record Payers(List<Payer> all) {

    private static final String PLENTY = "1000000.00";
    private static final String AMOUNT = "10.00";
    private static final String SECRET = "whsec_YmVuY2htYXJrLXdlYmhvb2sta2V5LW9mLWNvZmZlcg==";

    /** @param key of the channel that owns both accounts */
    record Payer(String key, UUID source, UUID destination) {

        String order(String clientReference) {
            return PaymentOrder.between(source, destination)
                    .amount(AMOUNT)
                    .clientReference(clientReference)
                    .json();
        }
    }

    /** Each with a channel of its own. */
    static Payers apart(int count, String webhooks) {
        var all = new ArrayList<Payer>();
        for (int i = 0; i < count; i++) {
            all.addAll(together(1, webhooks).all());
        }
        return new Payers(all);
    }

    /** All of one channel. */
    static Payers together(int count, String webhooks) {
        var channel = UUID.randomUUID();
        var key = Strangers.keyOf(channel);
        Books.execute(
                "insert into webhook_endpoint (id, channel_id, url, secret, event_types, status, created_at)"
                        + " values (?, ?, ?, ?, 'payment.completed,payment.failed', 'ACTIVE', utc_timestamp(6))",
                UUID.randomUUID(),
                channel,
                webhooks,
                SECRET);
        var all = new ArrayList<Payer>();
        for (int i = 0; i < count; i++) {
            all.add(new Payer(key, Books.account(channel, "EUR", PLENTY), Books.account(channel, "PHP", "0")));
        }
        return new Payers(all);
    }

    /** The client of each payer, in their order; each channel proves itself once. */
    List<Http> signedIn() {
        var clients = new HashMap<String, Http>();
        return all.stream()
                .map(payer -> clients.computeIfAbsent(payer.key(), Benchmark::http))
                .toList();
    }

    /** How long their payments took from being accepted to being completed, in milliseconds, by the server's clock. */
    List<Double> durations() {
        return Books.rows(
                        "select timestampdiff(microsecond, created_at, completed_at) / 1000 from payment"
                                + " where owner_id = ? and status = 'COMPLETED'",
                        owner())
                .stream()
                .map(Double::valueOf)
                .toList();
    }

    /** The ways that their payments went, each once: the stages with commas between them. */
    List<String> stages() {
        return Books.rows(
                "select distinct (select group_concat(stage order by at, id separator ',') from payment_transition"
                        + " where payment_id = payment.id) from payment where owner_id = ?",
                owner());
    }

    private UUID owner() {
        return Books.id(
                "select hex(channel_id) from api_key where secret_hash = unhex(sha2(?, 256))",
                all.get(0).key());
    }
}
