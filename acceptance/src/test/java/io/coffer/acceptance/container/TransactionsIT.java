package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.id.Ids;
import io.coffer.ledger.Assets;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.NewHold;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.step.Broker;
import io.coffer.step.Task;
import io.coffer.step.Transactions;
import jakarta.ejb.EJBException;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A step is one transaction of database and broker: all of it or nothing, however it ends. */
@ExtendWith(ArquillianExtension.class)
class TransactionsIT {

    /** Nobody works on it, and nothing comes into it while these tests run. */
    private static final String QUEUE = "coffer.webhook.delivery.dlq";

    private static final Duration LONGEST = Duration.ofSeconds(10);

    @Inject
    private Transactions transactions;

    @Inject
    private Broker broker;

    @Inject
    private Ledger ledger;

    @Inject
    private Assets assets;

    @Inject
    private CheckedStep checkedStep;

    @Inject
    private Accounts accounts;

    private UUID account = new UUID(0, 0);

    @Deployment
    static EnterpriseArchive deployment() {
        return Deployments.of(TransactionsIT.class, Map.of(), CheckedStep.class);
    }

    @BeforeEach
    void openAccount() {
        account = accounts.open("EUR", "100.00");
    }

    @Test
    void aStepThatReturnsLeavesItsRowAndItsMessage() {
        var subject = Ids.next();

        transactions.inNew(() -> reserveAndSend(subject));

        assertThat(accounts.held(account)).isEqualByComparingTo("1");
        assertThat(taken()).containsExactly(subject);
    }

    @Test
    void aStepThatThrowsLeavesNeitherRowNorMessage() {
        var thrown = new IllegalStateException("thrown by the step");

        assertThatThrownBy(() -> transactions.inNew(() -> {
                    reserveAndSend(Ids.next());
                    throw thrown;
                }))
                .hasStackTraceContaining("thrown by the step");

        nothingIsLeft();
    }

    @Test
    void aStepThatThrowsWhatIsCheckedAndUndeclaredLeavesNeitherRowNorMessage() {
        assertThatThrownBy(() -> transactions.inNew(() -> {
                    reserveAndSend(Ids.next());
                    throw TransactionsIT.<RuntimeException>sneaky(new SQLException("thrown by the step"));
                }))
                .hasStackTraceContaining("thrown by the step");

        nothingIsLeft();
    }

    /** Here the container would commit, if {@code META-INF/ejb-jar.xml} did not say otherwise. */
    @Test
    void aBeanThatThrowsWhatIsCheckedAndDeclaredLeavesNeitherRowNorMessage() {
        assertThatThrownBy(() -> checkedStep.run(() -> reserveAndSend(Ids.next())))
                .isInstanceOf(SQLException.class)
                .hasMessage("thrown by the step");

        nothingIsLeft();
    }

    /** An EntityManager finds nothing then, and nobody must take that for an answer. */
    @Test
    void whatAStepReturnsWhoseTransactionFailedMeanwhileIsNotBelieved() {
        assertThatThrownBy(() -> transactions.inNew(this::failed)).isInstanceOf(EJBException.class);
        assertThatThrownBy(() -> transactions.inNewUnlessRefused(() -> Outcome.done(failed())))
                .isInstanceOf(EJBException.class);
        assertThatThrownBy(() -> transactions.undone(this::failed)).isInstanceOf(EJBException.class);
    }

    private boolean failed() {
        checkedStep.fail();
        return true;
    }

    /** The queue is first in, first out: what comes now would come behind what should not be there. */
    private void nothingIsLeft() {
        var subject = Ids.next();
        transactions.inNew(() -> send(subject));
        var taken = taken();

        assertThat(accounts.held(account)).isEqualByComparingTo("0");
        assertThat(taken).containsExactly(subject);
    }

    private UUID reserveAndSend(UUID subject) {
        ledger.lock(List.of(account))
                .authorise(new NewHold(
                        account, Money.of("1.00", assets.find("EUR").orElseThrow()), "test:" + subject, "test"))
                .orElseThrow();
        return send(subject);
    }

    private UUID send(UUID subject) {
        broker.send(List.of(Task.now(QUEUE, subject, "test", "test")));
        return subject;
    }

    private List<UUID> taken() {
        return transactions.inNew(() -> broker.takeBatch(QUEUE, 10, LONGEST)).stream()
                .map(Task::subject)
                .toList();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E sneaky(Throwable checked) throws E {
        throw (E) checked;
    }
}
