package io.coffer.wallet.withdrawal;

import io.coffer.step.Inquiry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the bank for many withdrawals at once, under one deadline. Call it before anything is locked. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/bank", maxAsync = 32)
class Payouts {

    /** @param asked see {@link PayoutBank#pay} */
    record Question(PayoutOrder order, boolean asked) {}

    @Inject
    private PayoutBank bank;

    @Resource(lookup = "java:app/concurrent/bank")
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "coffer.bank.deadline.millis")
    private long deadlineMillis;

    /** One answer a question; what is not answered in time is {@link PayoutOutcome.Unknown}. */
    Map<UUID, PayoutOutcome> ask(Map<UUID, Question> questions) {
        var inquiry = new Inquiry<UUID, PayoutOutcome>(
                new PayoutOutcome.Unknown("not asked"), new PayoutOutcome.Unknown("no answer before the deadline"));
        questions.forEach((id, question) -> inquiry.ask(
                id, question.order().reference(), threads, () -> bank.pay(question.order(), question.asked())));
        return inquiry.answers(deadlineMillis);
    }
}
