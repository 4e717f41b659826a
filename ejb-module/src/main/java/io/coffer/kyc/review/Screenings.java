package io.coffer.kyc.review;

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

/** Asks the screening for many submissions at once, under one deadline. Call it before anything is locked. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/sanctions-screening", maxAsync = 16)
class Screenings {

    /** @param asked see {@link SanctionsScreening#screen} */
    record Question(ScreeningOrder order, boolean asked) {}

    private static final Logger LOG = Logger.getLogger(Screenings.class.getName());

    @Inject
    private SanctionsScreening screening;

    @Resource(lookup = "java:app/concurrent/sanctions-screening")
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "coffer.kyc.screening.deadline.millis")
    private long deadlineMillis;

    /** One answer a question; what is not answered in time is {@link ScreeningOutcome.Unknown}. */
    Map<UUID, ScreeningOutcome> ask(Map<UUID, Question> questions) {
        Map<UUID, CompletableFuture<ScreeningOutcome>> asked = new LinkedHashMap<>();
        questions.forEach((submission, question) -> asked.put(submission, ask(question)));
        awaitAll(asked.values().toArray(CompletableFuture[]::new));
        Map<UUID, ScreeningOutcome> answers = new LinkedHashMap<>();
        asked.forEach((submission, answer) ->
                answers.put(submission, answer.getNow(new ScreeningOutcome.Unknown("no answer before the deadline"))));
        return answers;
    }

    private CompletableFuture<ScreeningOutcome> ask(Question question) {
        return threads.supplyAsync(() -> screening.screen(question.order(), question.asked()))
                .exceptionally(e -> {
                    LOG.log(Level.WARNING, e, () -> question.order().reference() + " could not be asked for");
                    return new ScreeningOutcome.Unknown("not asked");
                });
    }

    private void awaitAll(CompletableFuture<?>[] asked) {
        try {
            CompletableFuture.allOf(asked).get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.fine(() -> "some screenings are late; they are asked for again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer that always is a value", e);
        }
    }
}
