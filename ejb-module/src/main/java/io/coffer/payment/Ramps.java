package io.coffer.payment;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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

/** Asks the providers for many payments at once, under one deadline. Call it before anything is locked. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/on-ramp", maxAsync = 64)
@ManagedExecutorDefinition(name = "java:app/concurrent/off-ramp", maxAsync = 64)
class Ramps {

    /** @param asked see {@link Ramp#convert} */
    record Question(ConversionOrder order, boolean asked) {}

    private static final Logger LOG = Logger.getLogger(Ramps.class.getName());

    @Inject
    @Any
    private Instance<Ramp> ramps;

    @Resource(lookup = "java:app/concurrent/on-ramp")
    private ManagedExecutorService onRampThreads;

    @Resource(lookup = "java:app/concurrent/off-ramp")
    private ManagedExecutorService offRampThreads;

    @Inject
    @ConfigProperty(name = "coffer.payment.provider.deadline.millis")
    private long deadlineMillis;

    /** One answer a question; what is not answered in time is {@link ConversionOutcome.Unknown}. */
    Map<UUID, ConversionOutcome> ask(Map<UUID, Question> questions) {
        Map<UUID, CompletableFuture<ConversionOutcome>> asked = new LinkedHashMap<>();
        questions.forEach((payment, question) -> asked.put(payment, ask(question)));
        awaitAll(asked);
        Map<UUID, ConversionOutcome> answers = new LinkedHashMap<>();
        asked.forEach((payment, answer) -> answers.put(payment, answer.getNow(late())));
        return answers;
    }

    private CompletableFuture<ConversionOutcome> ask(Question question) {
        var leg = question.order().leg();
        var threads = leg == Leg.ON_RAMP ? onRampThreads : offRampThreads;
        return threads.supplyAsync(() -> ramp(leg).convert(question.order(), question.asked()))
                .exceptionally(e -> {
                    LOG.log(Level.WARNING, e, () -> question.order().reference() + " could not be asked for");
                    return new ConversionOutcome.Unknown("not asked");
                });
    }

    private Ramp ramp(Leg leg) {
        return ramps.stream().filter(ramp -> ramp.leg() == leg).findFirst().orElseThrow();
    }

    private void awaitAll(Map<UUID, CompletableFuture<ConversionOutcome>> asked) {
        try {
            CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                    .get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.fine(() -> "some conversions are late; they are asked for again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer that always is a value", e);
        }
    }

    private static ConversionOutcome late() {
        return new ConversionOutcome.Unknown("no answer before the deadline");
    }
}
