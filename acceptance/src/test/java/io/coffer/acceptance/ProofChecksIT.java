package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Examiner;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import io.coffer.sandbox.provider.Provider;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.core.transaction.impl.XidImpl;
import org.junit.jupiter.api.Test;

/** Whether what the proof kit looks at would tell: the books are damaged, each time in another way, and it must be found. */
class ProofChecksIT {

    private static final int TIMES = 6;
    private static final String DEAD_LETTERS = "coffer.payment.work.dlq";
    private static final Duration DRAIN_LONGEST = Duration.ofMinutes(5);

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
        damages().forEach((damage, expected) -> {
            var found = Books.damaged(damage, examiner::look);
            if (found.stream().noneMatch(finding -> finding.toString().startsWith(expected))) {
                missed.add(expected + " by " + damage + ", found: " + found);
            }
        });

        assertThat(missed).isEmpty();
        assertThat(examiner.look()).as("every damage was taken back").isEmpty();
    }

    @Test
    void whatProvidersRefuseMovesNothing() throws Exception {
        Eventually.nothingIsUnderWay();
        for (var provider : List.of(Provider.ON_RAMP, Provider.BANK)) {
            Running.stack().faults().set(provider, Fault.next(Fault.Kind.REFUSE, 1));
        }
        try {
            activities.get(0).once(new Random(4));
            activities.get(4).once(new Random(4));
            assertThat(examiner.examine()).isEmpty();
        } finally {
            Running.stack().faults().clear();
        }
        for (var table : List.of("payment", "withdrawal")) {
            assertThat(Books.count(
                            "select count(*) from " + table + " where owner_id = ? and status = 'FAILED'",
                            world.owner()))
                    .isOne();
        }
    }

    @Test
    void anOrderThatIsGivenAgainUnderAnotherKeyIsFound() throws Exception {
        activities.get(0).once(new Random(5));
        assertThat(examiner.examine()).isEmpty();
        var reference =
                "payment:" + world.notebook().acknowledged(PaymentActivity.KIND).get(0) + ":on-ramp";
        var first =
                Running.stack().ramps().book(Leg.ON_RAMP).byReference(reference).orElseThrow();

        var order = HttpRequest.newBuilder(URI.create(Running.stack().http().url() + "/on-ramp/conversions"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "another")
                .POST(HttpRequest.BodyPublishers.ofString(Channel.json(Map.of(
                        "reference", reference,
                        "sell_asset", first.sellAsset(),
                        "sell_amount", first.sellAmount(),
                        "buy_asset", first.buyAsset()))))
                .build();
        var answer = HttpClient.newHttpClient().send(order, HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
        assertThat(examiner.look())
                .singleElement()
                .hasToString("DOUBLED: ON_RAMP of payment "
                        + world.notebook().acknowledged(PaymentActivity.KIND).get(0)
                        + " was ordered again under another key");
    }

    @Test
    void whatProvidersDidForNobodyIsFound() throws Exception {
        var other = new ProofWorld(List.of(Running.stack().server().url()));
        var others = ProveIT.activities(other);
        others.get(0).once(new Random(6));
        others.get(4).once(new Random(6));
        assertThat(new Examiner(List.copyOf(others), DRAIN_LONGEST).examine()).isEmpty();
        var payment = hex(other.notebook().acknowledged(PaymentActivity.KIND).get(0));
        var withdrawal = hex(other.notebook().acknowledged("withdrawal").get(0));

        assertThat(Books.damaged(List.of("delete from payment where id = " + payment), examiner::look))
                .anyMatch(finding -> finding.toString().startsWith("LOST: ON_RAMP was executed"));
        assertThat(Books.damaged(List.of("delete from withdrawal where id = " + withdrawal), examiner::look))
                .anyMatch(finding -> finding.toString().startsWith("LOST: the bank was asked to pay"));
    }

    @Test
    void whatTheTopicDoesNotTellOrTellsTwiceIsFound() throws Exception {
        try (var subscription = Subscription.to(null)) {
            var topic = new TopicCheck(world, subscription);
            activities.get(1).once(new Random(2));
            Eventually.is(() -> assertThat(topic.findings()).isEmpty());

            assertThat(Books.damaged(eventMore("wallet.debited"), topic::findings))
                    .extracting(Finding::kind)
                    .containsExactly(Finding.Kind.LOST);
            var event = topic.told(world.happened()).get(0);
            subscription.publishAgain(event);
            Eventually.is(() -> assertThat(topic.findings())
                    .extracting(Finding::toString)
                    .containsExactly("DOUBLED: event " + event.id() + " was published 2 times"));
            var other = UUID.randomUUID();
            subscription.publishAgainAs(other, event);
            Eventually.is(() -> assertThat(topic.findings())
                    .extracting(Finding::toString)
                    .contains("DOUBLED: event " + other + " was published, but there is no such event"));
        }
    }

    @Test
    void aBranchThatNobodyDecidesAboutInTheDatabaseIsFound() throws Exception {
        var doubt = new DoubtCheck(Running.stack());
        Eventually.is(() -> assertThat(doubt.isFinished()).isTrue());
        try (var connection = Books.connect();
                var statement = connection.createStatement()) {
            statement.execute("xa start 'doubt'");
            statement.execute("update webhook_endpoint set status = status where channel_id = " + hex(world.owner()));
            statement.execute("xa end 'doubt'");
            statement.execute("xa prepare 'doubt'");
            try {
                assertThat(doubt.isFinished()).isFalse();
                assertThat(doubt.findings()).extracting(Finding::kind).containsExactly(Finding.Kind.IN_DOUBT);
            } finally {
                statement.execute("xa rollback 'doubt'");
            }
        }
        assertThat(doubt.findings()).isEmpty();
    }

    @Test
    void aBranchThatNobodyDecidesAboutInTheBrokerIsFound() throws Exception {
        var doubt = new DoubtCheck(Running.stack());
        Eventually.is(() -> assertThat(doubt.isFinished()).isTrue());
        try (var connections = Broker.connections();
                var context = connections.createXAContext()) {
            var name = "doubt".getBytes(StandardCharsets.US_ASCII);
            var branch = new XidImpl(name, 1, name);
            var resource = context.getXAResource();
            resource.start(branch, XAResource.TMNOFLAGS);
            context.createProducer().send(context.createQueue(DEAD_LETTERS), "never sent");
            resource.end(branch, XAResource.TMSUCCESS);
            resource.prepare(branch);
            try {
                assertThat(doubt.isFinished()).isFalse();
                assertThat(doubt.findings())
                        .extracting(Finding::toString)
                        .containsExactly("IN_DOUBT: in the broker: 1");
            } finally {
                resource.rollback(branch);
            }
        }
        assertThat(doubt.findings()).isEmpty();
    }

    @Test
    void aDeadLetterAboutWhatHasNotEndedIsFound() throws Exception {
        var queues = new QueueCheck(Running.stack());
        activities.get(0).once(new Random(3));
        var payment = world.notebook().acknowledged(PaymentActivity.KIND).get(0);
        Eventually.is(() -> assertThat(world.isAnyCompleted(List.of(payment))).isTrue());
        Running.stack().broker().purge(DEAD_LETTERS);
        try (var connections = Broker.connections();
                var context = connections.createContext()) {
            for (UUID subject : List.of(payment, UUID.randomUUID())) {
                var letter = context.createMessage();
                letter.setStringProperty("task_subject", subject.toString());
                letter.setStringProperty("task_step", "ON_RAMP");
                context.createProducer().send(context.createQueue(DEAD_LETTERS), letter);
            }
            context.createProducer().send(context.createQueue(DEAD_LETTERS), "no task");
            assertThat(queues.findings())
                    .as("all but the one about a payment that is completed")
                    .filteredOn(finding -> finding.what().contains(DEAD_LETTERS))
                    .extracting(Finding::kind)
                    .containsExactly(Finding.Kind.UNFINISHED, Finding.Kind.UNFINISHED);
        } finally {
            Running.stack().broker().purge(DEAD_LETTERS);
        }
    }

    @Test
    void aTimerThatStartsItsJobMoreOftenThanItIsDueIsFound() {
        var timers = new TimerCheck();
        var operator = Strangers.signedIn("admin");
        assertThat(timers.findings()).isEmpty();

        for (int i = 0; i < TIMES; i++) {
            Jobs.run(operator, TimerCheck.EACH_MINUTE);
        }

        assertThat(timers.findings()).singleElement().extracting(Finding::kind).isEqualTo(Finding.Kind.DOUBLED);
    }

    private List<Check> checks() {
        var checks = new ArrayList<Check>(activities);
        checks.addAll(List.of(new BookCheck(world), new EventCheck(world), new WebhookCheck(world)));
        return checks;
    }

    private Map<List<String>, String> damages() {
        var payment = any("payment");
        var transfer = any("transfer");
        var wallet = UUID.fromString(world.wallets().get(0));
        return Map.ofEntries(
                Map.entry(List.of("delete from payment where id = " + payment), "LOST"),
                Map.entry(
                        copied(
                                "payment",
                                payment,
                                "client_reference = 'copied', on_ramp_id = null, off_ramp_id = null"),
                        "DOUBLED"),
                Map.entry(
                        List.of("update payment set status = 'PROCESSING', stage = 'OFF_RAMP' where id = " + payment),
                        "UNFINISHED"),
                Map.entry(
                        List.of("update payment set destination_amount = destination_amount + 1 where id = " + payment),
                        "IMBALANCE: OFF_RAMP of payment"),
                Map.entry(
                        List.of("update payment set stablecoin_bought = stablecoin_bought + 1 where id = " + payment),
                        "IMBALANCE: ON_RAMP of payment"),
                Map.entry(
                        List.of("update payment set on_ramp_id = 'x' where id = " + payment),
                        "IMBALANCE: ON_RAMP of payment"),
                Map.entry(
                        List.of("update payment set status = 'FAILED', stage = 'FAILED' where id = " + payment),
                        "LOST: payment "),
                Map.entry(
                        List.of("update withdrawal set status = 'FAILED' where id = " + any("withdrawal")),
                        "LOST: withdrawal "),
                Map.entry(
                        List.of("update withdrawal set payout_id = 'x' where id = " + any("withdrawal")),
                        "IMBALANCE: withdrawal "),
                Map.entry(
                        List.of(
                                "update hold set status = 'VOIDED' where status = 'CAPTURED' and reference like 'hold:%'"
                                        + " and account_id in (select id from account where owner_id = "
                                        + hex(world.owner())
                                        + ") limit 1"),
                        "LOST: hold "),
                Map.entry(
                        List.of("update journal_entry set reference = concat(reference, 'x') where reference like"
                                + " concat('payment:', " + uuid(payment) + ", ':on-ramp')"),
                        "LOST"),
                Map.entry(doubled("transfer:", transfer), "DOUBLED"),
                Map.entry(List.of("delete from transfer where id = " + transfer), "LOST"),
                Map.entry(List.of("delete from deposit where id = " + any("deposit")), "LOST"),
                Map.entry(copied("deposit", any("deposit"), "bank_transaction_id = 'copied'"), "DOUBLED"),
                Map.entry(List.of("delete from withdrawal where id = " + any("withdrawal")), "LOST"),
                Map.entry(
                        List.of("update withdrawal set amount = amount + 1 where id = " + any("withdrawal")),
                        "IMBALANCE"),
                Map.entry(
                        List.of("update withdrawal set status = 'PROCESSING' where id = " + any("withdrawal")),
                        "UNFINISHED"),
                Map.entry(List.of("delete from wallet_hold where id = " + any("wallet_hold")), "LOST"),
                Map.entry(
                        List.of(
                                "update hold set status = 'ACTIVE', closed_at = null where account_id in (select id from"
                                        + " account where wallet_id in (select id from wallet where owner_id = "
                                        + hex(world.owner()) + "))"),
                        "UNFINISHED"),
                Map.entry(
                        List.of(
                                "update posting set amount = amount + 1 where account_id in (select id from account where"
                                        + " wallet_id = " + hex(wallet) + ")"),
                        "IMBALANCE"),
                Map.entry(
                        List.of("update account set balance = balance - 1 where asset = 'EUR' and wallet_id = "
                                + hex(wallet)),
                        "LOST: wallet "),
                Map.entry(
                        List.of("update account set balance = balance + 1 where asset = 'EUR' and wallet_id = "
                                + hex(wallet)),
                        "DOUBLED: wallet "),
                Map.entry(List.of("delete from conversion where id = " + any("conversion")), "LOST: conversion "),
                Map.entry(
                        List.of("update account set balance = balance + 1 where asset = 'USD' and owner_id = "
                                + hex(world.owner())),
                        "DOUBLED: wallet "),
                Map.entry(
                        List.of("update event set type = 'nothing' where channel_id = " + hex(world.owner())
                                + " and type = 'payment.completed' limit 1"),
                        "LOST: there is no event of payment.completed"),
                Map.entry(eventMore("hold.created"), "DOUBLED: there are 2 events of hold.created"),
                Map.entry(eventMore("wallet.debited"), "DOUBLED: there are 2 events of posting"),
                Map.entry(eventMore("payment.completed"), "LOST: event "));
    }

    /** One that nobody was told of. */
    private List<String> eventMore(String type) {
        return List.of(
                "insert into event (id, type, version, subject, channel_id, correlation_id, occurred_at, data) select "
                        + hex(UUID.randomUUID())
                        + ", type, version, subject, channel_id, correlation_id, occurred_at, data from event where channel_id = "
                        + hex(world.owner()) + " and type = '" + type + "' limit 1");
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
