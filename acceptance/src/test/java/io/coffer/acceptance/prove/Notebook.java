package io.coffer.acceptance.prove;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** What clients were told for certain. Thread-safe. */
public final class Notebook {

    private final Map<String, Queue<UUID>> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, BigDecimal> changes = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> refusals = new ConcurrentHashMap<>();

    /** That something of a kind was taken, under this id. */
    public void acknowledged(String kind, UUID id) {
        acknowledged
                .computeIfAbsent(kind, anything -> new ConcurrentLinkedQueue<>())
                .add(id);
    }

    /** That something of a kind was refused. */
    public void refused(String kind, String problem) {
        refusals.computeIfAbsent(kind + ": " + problem, anything -> new AtomicLong())
                .incrementAndGet();
    }

    /** That the balance of a wallet has changed. */
    public void changed(String wallet, BigDecimal amount) {
        changes.merge(wallet, amount, BigDecimal::add);
    }

    /** What was taken of a kind, the oldest first. */
    public List<UUID> acknowledged(String kind) {
        var ids = acknowledged.get(kind);
        return ids == null ? List.of() : List.copyOf(ids);
    }

    /** What was taken of a kind since so much of it was taken. */
    public List<UUID> acknowledgedSince(String kind, int count) {
        var all = acknowledged(kind);
        return all.subList(count, all.size());
    }

    /** How much was taken, of all kinds. */
    public long acknowledged() {
        return acknowledged.values().stream().mapToLong(Queue::size).sum();
    }

    /** What the answers come to, by wallet. */
    public Map<String, BigDecimal> changes() {
        return Map.copyOf(changes);
    }

    /** How often clients were refused, by what and why. */
    public Map<String, Long> refused() {
        var refused = new TreeMap<String, Long>();
        refusals.forEach((what, count) -> refused.put(what, count.get()));
        return refused;
    }
}
