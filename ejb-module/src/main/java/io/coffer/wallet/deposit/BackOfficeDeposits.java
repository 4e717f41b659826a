package io.coffer.wallet.deposit;

import io.coffer.event.Events;
import io.coffer.id.CorrelationId;
import io.coffer.log.LogContext;
import io.coffer.problem.Refused;
import io.coffer.step.Background;
import io.coffer.step.Broker;
import io.coffer.step.Letter;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Takes deposits that the back office tells of: one message, one transaction with the deposit's entry. What can't be read, or
 * is refused, goes to the dead letters with the reason; what fails is delivered again as the broker's settings say.
 */
@ApplicationScoped
class BackOfficeDeposits implements Background {

    static final String QUEUE = "coffer.backoffice.deposits";

    private static final Logger LOG = Logger.getLogger(BackOfficeDeposits.class.getName());
    private static final Duration IDLE_WAIT = Duration.ofSeconds(1);
    private static final int MAX_LENGTH = 10_000;

    @Inject
    private Broker broker;

    @Inject
    private Deposits deposits;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Override
    public String name() {
        return QUEUE;
    }

    @Override
    public void round() throws InterruptedException {
        int taken = transactions.inNew(() -> broker.takeLetter(QUEUE, IDLE_WAIT, this::take));
        if (taken > 0) {
            events.wake();
        }
    }

    private Optional<String> take(Letter letter) {
        var correlationId = CorrelationId.of(letter.correlationId());
        LogContext.begin(correlationId);
        try {
            var refusal = refusal(letter, correlationId);
            refusal.ifPresent(reason -> LOG.warning(() -> letter.id() + " goes to the dead letters: " + reason));
            return refusal;
        } finally {
            LogContext.end();
        }
    }

    private Optional<String> refusal(Letter letter, String correlationId) {
        var text = letter.text().filter(body -> body.length() <= MAX_LENGTH);
        if (text.isEmpty()) {
            return Optional.of("It is no text message of at most " + MAX_LENGTH + " characters.");
        }
        return DepositNotice.read(text.get()).then(notice -> deposits.receiveHere(notice, correlationId))
                        instanceof Refused<?> refused
                ? Optional.of(refused.type().slug() + ": " + refused.detail())
                : Optional.empty();
    }
}
