package io.coffer.wallet.withdrawal;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the bank for many withdrawals at once, under one deadline. Call it before anything is locked. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/bank", maxAsync = 32)
class Payouts {

    /** @param asked see {@link PayoutBank#pay} */
    record Question(PayoutOrder order, boolean asked) {}

    private static final Logger LOG = Logger.getLogger(Payouts.class.getName());

    @Inject
    private PayoutBank bank;

    @Resource(lookup = "java:app/concurrent/bank")
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "coffer.bank.deadline.millis")
    private long deadlineMillis;

    /** One answer a question; what is not answered in time is {@link PayoutOutcome.Unknown}. */
    Map<UUID, PayoutOutcome> ask(Map<UUID, Question> questions) {
        Map<UUID, CompletableFuture<PayoutOutcome>> asked = new LinkedHashMap<>();
        questions.forEach((id, question) -> asked.put(id, ask(question)));
        awaitAll(asked);
        Map<UUID, PayoutOutcome> answers = new LinkedHashMap<>();
        asked.forEach((id, answer) ->
                answers.put(id, answer.getNow(new PayoutOutcome.Unknown("no answer before the deadline"))));
        return answers;
    }

    private CompletableFuture<PayoutOutcome> ask(Question question) {
        return threads.supplyAsync(() -> bank.pay(question.order(), question.asked()))
                .exceptionally(e -> {
                    LOG.log(Level.WARNING, e, () -> question.order().reference() + " could not be asked for");
                    return new PayoutOutcome.Unknown("not asked");
                });
    }

    private void awaitAll(Map<UUID, CompletableFuture<PayoutOutcome>> asked) {
        try {
            CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                    .get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.fine(() -> "some payouts are late; they are asked for again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer that always is a value", e);
        }
    }
}
