package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Examiner;
import io.coffer.acceptance.prove.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Whether what the proof kit looks at would tell: the books are damaged, each time in another way, and it must be found. */
class ProofChecksIT {

    private static final int TIMES = 6;
    private static final Duration DRAIN_LONGEST = Duration.ofMinutes(1);

    private final ProofWorld world =
            new ProofWorld(List.of(Running.stack().server().url()));
    private final List<Activity> activities = ProveIT.activities(world);
    private final Examiner examiner = new Examiner(checks(), DRAIN_LONGEST);

    @Test
    void whatIsSoundIsSoundAndEveryDamageIsFound() throws Exception {
        var chance = new Random(1);
        for (int i = 0; i < TIMES; i++) {
            for (var activity : activities) {
                activity.once(chance);
            }
        }
        assertThat(examiner.examine()).isEmpty();

        var missed = new ArrayList<String>();
        damages().forEach((damage, kind) -> {
            var found = Books.damaged(damage, examiner::look);
            if (found.stream().noneMatch(finding -> finding.kind() == kind)) {
                missed.add(kind + " by " + damage + ", found: " + found);
            }
        });

        assertThat(missed).isEmpty();
        assertThat(examiner.look()).as("every damage was taken back").isEmpty();
    }

    @Test
    void whatTheTopicDoesNotTellOrTellsTwiceIsFound() throws Exception {
        try (var subscription = Subscription.to(null)) {
            var topic = new TopicCheck(world, subscription);
            activities.get(1).once(new Random(2));
            Eventually.is(() -> assertThat(topic.findings()).isEmpty());

            assertThat(Books.damaged(eventMore(), topic::findings))
                    .extracting(Finding::kind)
                    .containsExactly(Finding.Kind.LOST);
            subscription.publishAgain(subscription.received().get(0));
            Eventually.is(
                    () -> assertThat(topic.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.DOUBLED));
        }
    }

    @Test
    void aTimerThatStartsItsJobMoreOftenThanItIsDueIsFound() {
        var timers = new TimerCheck();
        var operator = Strangers.signedIn("admin");
        assertThat(timers.findings()).isEmpty();

        for (int i = 0; i < TIMES; i++) {
            Jobs.run(operator, TimerCheck.JOB);
        }

        assertThat(timers.findings()).singleElement().extracting(Finding::kind).isEqualTo(Finding.Kind.DOUBLED);
    }

    private List<Check> checks() {
        var checks = new ArrayList<Check>(activities);
        checks.addAll(List.of(new BookCheck(world), new WebhookCheck(world)));
        return checks;
    }

    private Map<List<String>, Finding.Kind> damages() {
        var payment = any("payment");
        var transfer = any("transfer");
        var wallet = UUID.fromString(world.wallets().get(0));
        return Map.ofEntries(
                Map.entry(List.of("delete from payment where id = " + payment), Finding.Kind.LOST),
                Map.entry(
                        copied(
                                "payment",
                                payment,
                                "client_reference = 'copied', on_ramp_id = null, off_ramp_id = null"),
                        Finding.Kind.DOUBLED),
                Map.entry(
                        List.of("update payment set status = 'PROCESSING', stage = 'OFF_RAMP' where id = " + payment),
                        Finding.Kind.UNFINISHED),
                Map.entry(
                        List.of("update payment set destination_amount = destination_amount + 1 where id = " + payment),
                        Finding.Kind.IMBALANCE),
                Map.entry(
                        List.of("update journal_entry set reference = concat(reference, 'x') where reference like"
                                + " concat('payment:', " + uuid(payment) + ", ':on-ramp')"),
                        Finding.Kind.LOST),
                Map.entry(doubled("transfer:", transfer), Finding.Kind.DOUBLED),
                Map.entry(List.of("delete from transfer where id = " + transfer), Finding.Kind.LOST),
                Map.entry(List.of("delete from deposit where id = " + any("deposit")), Finding.Kind.LOST),
                Map.entry(copied("deposit", any("deposit"), "bank_transaction_id = 'copied'"), Finding.Kind.DOUBLED),
                Map.entry(List.of("delete from withdrawal where id = " + any("withdrawal")), Finding.Kind.LOST),
                Map.entry(
                        List.of("update withdrawal set amount = amount + 1 where id = " + any("withdrawal")),
                        Finding.Kind.IMBALANCE),
                Map.entry(
                        List.of("update withdrawal set status = 'PROCESSING' where id = " + any("withdrawal")),
                        Finding.Kind.UNFINISHED),
                Map.entry(List.of("delete from wallet_hold where id = " + any("wallet_hold")), Finding.Kind.LOST),
                Map.entry(
                        List.of(
                                "update hold set status = 'ACTIVE', closed_at = null where account_id in (select id from"
                                        + " account where wallet_id in (select id from wallet where owner_id = "
                                        + hex(world.owner()) + "))"),
                        Finding.Kind.UNFINISHED),
                Map.entry(
                        List.of(
                                "update posting set amount = amount + 1 where account_id in (select id from account where"
                                        + " wallet_id = " + hex(wallet) + ")"),
                        Finding.Kind.IMBALANCE),
                Map.entry(
                        List.of("update account set balance = balance - 1 where wallet_id = " + hex(wallet)),
                        Finding.Kind.LOST),
                Map.entry(
                        List.of("update account set balance = balance + 1 where wallet_id = " + hex(wallet)),
                        Finding.Kind.DOUBLED),
                Map.entry(eventMore(), Finding.Kind.LOST));
    }

    /** One that nobody was told of. */
    private List<String> eventMore() {
        return List.of(
                "insert into event (id, type, version, subject, channel_id, correlation_id, occurred_at, data) select "
                        + hex(UUID.randomUUID())
                        + ", type, version, subject, channel_id, correlation_id, occurred_at, data from event where channel_id = "
                        + hex(world.owner()) + " limit 1");
    }

    /** A row once more, under another id, with what must be unique changed, too. */
    private static List<String> copied(String table, String id, String changes) {
        return List.of(
                "create temporary table copied as select * from " + table + " where id = " + id,
                "update copied set id = " + hex(UUID.randomUUID()) + ", " + changes,
                "insert into " + table + " select * from copied");
    }

    /** An entry and its postings once more. */
    private static List<String> doubled(String prefix, String id) {
        var entry = hex(UUID.randomUUID());
        var original = "(select id from journal_entry where reference = concat('" + prefix + "', " + uuid(id) + "))";
        return List.of(
                "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                        + " select " + entry
                        + ", concat(reference, ':again'), kind, line_count, correlation_id, posted_at,"
                        + " effective_date from journal_entry where id = " + original,
                "insert into posting (entry_id, line, account_id, asset, amount, sequence, balance_after, posted_at)"
                        + " select " + entry + ", line, account_id, asset, amount, sequence + 100000, balance_after,"
                        + " posted_at from posting where entry_id = " + original);
    }

    private String any(String kind) {
        return hex(world.notebook().acknowledged(kind).get(0));
    }

    private static String hex(UUID id) {
        return "x'" + id.toString().replace("-", "") + "'";
    }

    /** The text of an id that is written as {@link #hex}. */
    private static String uuid(String hex) {
        return "'" + hex.replaceFirst("x'(.{8})(.{4})(.{4})(.{4})(.{12})'", "$1-$2-$3-$4-$5") + "'";
    }
}
