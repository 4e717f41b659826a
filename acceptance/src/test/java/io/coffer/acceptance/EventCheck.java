package io.coffer.acceptance;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Everything that happened to the world is one event, and no event is about what did not happen. */
record EventCheck(ProofWorld world) implements Check {

    private static final Set<String> POSTED = Set.of("wallet.credited", "wallet.debited");

    /** What there must be an event of, each once. */
    private static final String HAPPENED = """
            select concat('posting ', hex(p.account_id), ' ', p.sequence) from posting p
              join account a on a.id = p.account_id join journal_entry e on e.id = p.entry_id
              where a.owner_id = ? and a.wallet_id is not null and e.kind <> 'opening'
            union all select concat('hold.created ', hex(h.id)) from hold h join account a on a.id = h.account_id
              where a.owner_id = ? and a.wallet_id is not null
            union all select concat('hold.', lower(h.status), ' ', hex(h.id)) from hold h
              join account a on a.id = h.account_id
              where a.owner_id = ? and a.wallet_id is not null and h.status <> 'ACTIVE'
            union all select concat('withdrawal.', lower(status), ' ', hex(id)) from withdrawal
              where owner_id = ? and status in ('COMPLETED', 'FAILED', 'RETURNED')
            union all select concat('withdrawal.completed ', hex(id)) from withdrawal
              where owner_id = ? and status = 'RETURNED'
            union all select concat('payment.', lower(status), ' ', hex(id)) from payment
              where owner_id = ? and status in ('COMPLETED', 'FAILED')
            """;

    /** What events are of. */
    private static final String TOLD = """
            select type, hex(subject), json_value(data, '$.account_id'), json_value(data, '$.sequence'),
              json_value(data, '$.hold_id'), json_value(data, '$.withdrawal_id')
            from event where channel_id = ?
            """;

    @Override
    public List<Finding> findings() {
        Set<String> happened = Books.rows(
                        HAPPENED,
                        world.owner(),
                        world.owner(),
                        world.owner(),
                        world.owner(),
                        world.owner(),
                        world.owner())
                .stream()
                .collect(toSet());
        Map<String, Long> told =
                Books.rows(TOLD, world.owner()).stream().collect(groupingBy(EventCheck::told, counting()));
        var findings = new ArrayList<Finding>();
        happened.stream()
                .filter(one -> !told.containsKey(one))
                .forEach(one -> findings.add(new Finding(Finding.Kind.LOST, "there is no event of " + one)));
        told.forEach((one, times) -> {
            if (times > 1) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "there are " + times + " events of " + one));
            }
            if (!happened.contains(one)) {
                findings.add(new Finding(Finding.Kind.DOUBLED, "there is an event of what is not: " + one));
            }
        });
        return findings;
    }

    /** What an event is of, in the words of {@link #HAPPENED}. */
    private static String told(String row) {
        var cells = row.split(",", -1);
        var type = cells[0];
        if (POSTED.contains(type)) {
            return "posting " + hex(cells[2]) + " " + cells[3];
        }
        if (type.startsWith("hold.")) {
            return type + " " + hex(cells[4]);
        }
        return type + " " + (type.startsWith("withdrawal.") ? hex(cells[5]) : cells[1]);
    }

    private static String hex(String uuid) {
        return uuid.replace("-", "").toUpperCase(Locale.ROOT);
    }
}
