package io.coffer.acceptance;

import io.coffer.acceptance.prove.Finding;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** What several activities check alike. */
final class Proofs {

    private static final int CHUNK = 500;

    private Proofs() {}

    /** Acknowledged, but not in the table. */
    static List<Finding> lost(String table, List<UUID> acknowledged) {
        var findings = new ArrayList<Finding>();
        for (int i = 0; i < acknowledged.size(); i += CHUNK) {
            var chunk = acknowledged.subList(i, Math.min(acknowledged.size(), i + CHUNK));
            var places = chunk.stream().map(id -> "?").collect(Collectors.joining(","));
            var there = new HashSet<>(
                    Books.ids("select hex(id) from " + table + " where id in (" + places + ")", chunk.toArray()));
            chunk.stream()
                    .filter(id -> !there.contains(id))
                    .forEach(id -> findings.add(new Finding(Finding.Kind.LOST, table + " " + id)));
        }
        return findings;
    }

    /**
     * Each thing that was done has its entry, and each entry has something that was done.
     *
     * @param prefix what the references of such entries begin with, without the colon
     * @param done what stands behind the colon
     */
    static List<Finding> entries(UUID owner, String prefix, Collection<String> done) {
        var posted = Books.rows(
                "select distinct e.reference from journal_entry e join posting p on p.entry_id = e.id"
                        + " join account a on a.id = p.account_id where a.owner_id = ? and e.reference like ?",
                owner,
                prefix + ":%");
        var findings = new ArrayList<Finding>();
        var wanted = new HashSet<String>();
        for (String one : done) {
            wanted.add(prefix + ":" + one);
        }
        posted.stream()
                .filter(reference -> !wanted.contains(reference))
                .forEach(reference ->
                        findings.add(new Finding(Finding.Kind.DOUBLED, "an entry without a cause: " + reference)));
        wanted.removeAll(new HashSet<>(posted));
        wanted.forEach(reference -> findings.add(new Finding(Finding.Kind.LOST, "no entry " + reference)));
        return findings;
    }

    /**
     * Each thing that clients were told was done is in its table, and has its entry; and nothing else has one.
     *
     * @param prefix what the references of such entries begin with, without the colon
     */
    static List<Finding> done(ProofWorld world, String table, String prefix) {
        var acknowledged = world.notebook().acknowledged(table);
        var findings = new ArrayList<>(lost(table, acknowledged));
        findings.addAll(entries(
                world.owner(), prefix, acknowledged.stream().map(UUID::toString).toList()));
        return findings;
    }

    /** A wallet has what answers come to. */
    static List<Finding> balance(String wallet, String asset, BigDecimal expected) {
        var found = Books.decimal(
                "select coalesce(sum(balance), 0) from account where wallet_id = ? and asset = ?",
                UUID.fromString(wallet),
                asset);
        return found.compareTo(expected) == 0
                ? List.of()
                : List.of(new Finding(
                        found.compareTo(expected) < 0 ? Finding.Kind.LOST : Finding.Kind.DOUBLED,
                        "wallet " + wallet + " has " + found + " " + asset + ", clients were told " + expected));
    }

    /** Each row of the answer is a finding. */
    static List<Finding> rows(Finding.Kind kind, String what, String sql, Object... parameters) {
        return Books.rows(sql, parameters).stream()
                .map(row -> new Finding(kind, what + ": " + row))
                .toList();
    }
}
