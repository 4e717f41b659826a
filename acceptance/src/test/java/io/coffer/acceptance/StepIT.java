package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.Interceptor;
import org.apache.activemq.artemis.api.core.client.ActiveMQClient;
import org.apache.activemq.artemis.core.protocol.core.impl.wireformat.SessionXACommitMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of a step that only the broker can show: which branch commits first, and who suffers from a poison message. */
class StepIT {

    private final Channel channel = Channel.demo();

    @Test
    void theDatabaseCommitsBeforeTheBroker() throws Exception {
        var early = new ConcurrentLinkedQueue<String>();
        var twoPhase = new AtomicInteger();
        Interceptor watch = (packet, connection) -> {
            if (packet instanceof SessionXACommitMessage commit && !commit.isOnePhase()) {
                twoPhase.incrementAndGet();
                var transaction = commit.getXid().getGlobalTransactionId();
                if (isStillPreparedInDatabase(transaction)) {
                    early.add(HexFormat.of().formatHex(transaction));
                }
            }
            return true;
        };
        var remoting = Running.stack().embeddedBroker().server().getRemotingService();
        remoting.addIncomingInterceptor(watch);
        try {
            for (int i = 0; i < 20; i++) {
                pay();
            }
            Eventually.is(() -> assertThat(twoPhase).hasValueGreaterThan(20));
        } finally {
            remoting.removeIncomingInterceptor(watch);
        }

        assertThat(early)
                .as("transactions whose message was visible before their row")
                .isEmpty();
    }

    /** Also the proof that accepting and working lock accounts in one order, whichever of the two ids is less. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void withoutFailuresNothingTakesTheSlowLane(boolean sourceFirst) throws Exception {
        long before = Broker.added("coffer.payment.work.slow");
        var source = Books.account("EUR", "10000.00");
        var destination = Books.account("PHP", "0");
        while (source.toString().compareTo(destination.toString()) < 0 != sourceFirst) {
            destination = Books.account("PHP", "0");
        }
        var order = PaymentOrder.between(source, destination).amount("1.00");
        Crowd.asks(
                        400,
                        16,
                        number -> channel.pay(
                                order.clientReference(UUID.randomUUID().toString())))
                .forEach(answer -> answer.has(202));

        Eventually.is(() -> assertThat(Books.count(
                        "select count(*) from payment where source_account = ? and status = 'COMPLETED'", source))
                .isEqualTo(400));
        assertThat(Broker.added("coffer.payment.work.slow")).isEqualTo(before);
    }

    @Test
    void aMessageThatIsNoTaskEndsAmongTheDeadLettersAndHurtsNobodyElse() throws Exception {
        long dead = Broker.depth("coffer.payment.work.dlq");
        try (var locator = ActiveMQClient.createServerLocator(
                        "tcp://127.0.0.1:" + Running.stack().broker().port());
                var factory = locator.createSessionFactory();
                var session = factory.createSession("coffer", "sandbox-broker", false, true, true, false, 0);
                var producer = session.createProducer("coffer.payment.work")) {
            producer.send(session.createMessage(true));
        }
        var payments = List.of(pay(), pay(), pay());

        payments.forEach(payment -> Eventually.payment(channel, payment, "COMPLETED"));
        Eventually.is(() -> assertThat(Broker.depth("coffer.payment.work.dlq")).isEqualTo(dead + 1));
        assertThat(Broker.depth("coffer.payment.work.slow")).isZero();
    }

    private String pay() {
        var source = Books.account("EUR", "1000.00");
        var destination = Books.account("PHP", "0");
        return channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
    }

    /** XA RECOVER tells the global id's length and both ids as one string; in hexadecimal if told to. */
    private static boolean isStillPreparedInDatabase(byte[] transaction) {
        var hex = HexFormat.of().formatHex(transaction).toLowerCase(java.util.Locale.ROOT);
        return Books.rows(Books.isMariaDb() ? "xa recover format='SQL'" : "xa recover convert xid").stream()
                .anyMatch(row -> row.toLowerCase(java.util.Locale.ROOT).contains(hex));
    }
}
