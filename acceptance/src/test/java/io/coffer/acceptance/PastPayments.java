package io.coffer.acceptance;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Payments of the past: copies of one, with its transitions, events, webhooks, audit records and the key of its request.
 * They are stored as failed ones, so that neither the ledger nor the providers need to know of them.
 */
final class PastPayments {

    private static final int CHUNK = 10_000;

    private final UUID payment;
    private final String name = Long.toHexString(System.nanoTime());
    private final String time = String.format("%012x", System.currentTimeMillis());
    private final int first;
    private final int count;
    private int kinds;

    private PastPayments(UUID payment, int first, int count) {
        this.payment = payment;
        this.first = first;
        this.count = count;
    }

    /** Stores so many copies of a payment. */
    static void copy(UUID payment, int count) {
        Past.number();
        for (int first = 0; first < count; first += CHUNK) {
            new PastPayments(payment, first, Math.min(CHUNK, count - first)).write();
        }
    }

    private void write() {
        var copied = id();
        copy(
                "payment",
                "id",
                payment,
                Map.of(
                        "id",
                        copied,
                        "client_reference",
                        text(),
                        "on_ramp_id",
                        text(),
                        "off_ramp_id",
                        text(),
                        "status",
                        "'FAILED'",
                        "stage",
                        "'FAILED'"));
        copy("idempotency_key", "resource_id", payment, Map.of("idem_key", text(), "resource_id", copied));
        for (UUID transition : of("payment_transition", "payment_id", payment)) {
            copy("payment_transition", "id", transition, Map.of("id", id(), "payment_id", copied));
        }
        for (UUID audited : of("audit_record", "subject_id", payment)) {
            copy("audit_record", "id", audited, Map.of("id", id(), "subject_id", copied));
        }
        for (UUID event : of("event", "subject", payment)) {
            var copiedEvent = id();
            copy("event", "id", event, Map.of("id", copiedEvent, "subject", copied));
            for (UUID delivery : of("webhook_delivery", "event_id", event)) {
                var copiedDelivery = id();
                copy(
                        "webhook_delivery",
                        "id",
                        delivery,
                        Map.of("id", copiedDelivery, "event_id", copiedEvent, "subject", copied));
                copy("webhook_attempt", "delivery_id", delivery, Map.of("delivery_id", copiedDelivery));
            }
        }
    }

    private static List<UUID> of(String table, String column, UUID id) {
        return Books.ids("select hex(id) from " + table + " where " + column + " = ?", id);
    }

    /** Copies rows, each as often as there shall be payments; what numbers itself is numbered by the database. */
    private void copy(String table, String column, UUID id, Map<String, String> changes) {
        var columns = Books.rows(
                "select column_name from information_schema.columns where table_schema = database() and table_name = ?"
                        + " and extra not like '%auto_increment%' order by ordinal_position",
                table);
        Books.execute(
                "insert into " + table + " (" + String.join(", ", columns) + ") select "
                        + columns.stream()
                                .map(each -> changes.getOrDefault(each, "original." + each))
                                .collect(Collectors.joining(", "))
                        + " from " + table + " original, (select n + ? as k from bench_number where n < ?) numbers"
                        + " where original." + column + " = ?",
                first,
                count,
                id);
    }

    /** Ids of one kind that grow with time and number, as those of the application do. */
    private String id() {
        return "unhex(concat('" + time + "7" + String.format("%03x", kinds++) + "8', lpad(hex(k), 15, '0')))";
    }

    private String text() {
        return "concat('" + name + "-', k)";
    }
}
