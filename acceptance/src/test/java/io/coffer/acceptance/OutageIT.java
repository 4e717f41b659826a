package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A broker or a database that is away for a while. The server stays up and recovers by itself. */
class OutageIT {

    private final Channel channel = Channel.demo();
    private UUID source = new UUID(0, 0);
    private UUID destination = new UUID(0, 0);

    @BeforeEach
    void accounts() {
        source = Books.account("EUR", "1000.00");
        destination = Books.account("PHP", "0");
    }

    @AfterEach
    void mend() throws Exception {
        if (!Running.stack().database().isRunning()) {
            Running.stack().database().start();
        }
        if (!Running.stack().broker().isRunning()) {
            Running.stack().broker().start();
        }
        Eventually.is(() -> channel.get("/health/ready").has(200));
    }

    @Test
    void whileTheBrokerIsDownPaymentsAreAcceptedAndWait() throws Exception {
        Running.stack().broker().stop();

        var id = channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
        assertThat(channel.payment(id).has(200).text("status")).isEqualTo("PENDING");
        Running.stack().broker().start();

        Eventually.payment(channel, id, "COMPLETED");
        assertThat(channel.entries(id).body().path("entries")).hasSize(2);
    }

    @Test
    void whileTheDatabaseIsDownNothingIsAcceptedAndAfterwardsAllIsFinished() throws Exception {
        var before =
                channel.pay(PaymentOrder.between(source, destination)).has(202).text("payment_id");
        Running.stack().database().kill();

        var refused = channel.pay(PaymentOrder.between(source, destination)).isProblem(503, "temporarily-unavailable");
        assertThat(refused.headers().firstValue("retry-after")).isPresent();
        Running.stack().database().start();

        Eventually.payment(channel, before, "COMPLETED");
        assertThat(Books.count("select count(*) from payment where source_account = ?", source))
                .isOne();
        Eventually.is(() -> assertThat(
                        channel.pay(PaymentOrder.between(source, destination)).status())
                .isEqualTo(202));
        Eventually.is(() -> assertThat(Broker.preparedInDatabase()).isEmpty());
        Eventually.is(() -> assertThat(Broker.prepared()).isEmpty());
    }
}
