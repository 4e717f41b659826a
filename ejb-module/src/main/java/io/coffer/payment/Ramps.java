package io.coffer.payment;

import io.coffer.step.Inquiry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the providers for many payments at once, under one deadline. Call it before anything is locked. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/on-ramp", maxAsync = 64)
@ManagedExecutorDefinition(name = "java:app/concurrent/off-ramp", maxAsync = 64)
class Ramps {

    /** @param asked see {@link Ramp#convert} */
    record Question(ConversionOrder order, boolean asked) {}

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
        var inquiry = new Inquiry<UUID, ConversionOutcome>(
                new ConversionOutcome.Unknown("not asked"),
                new ConversionOutcome.Unknown("no answer before the deadline"));
        questions.forEach((payment, question) -> {
            var leg = question.order().leg();
            inquiry.ask(
                    payment,
                    question.order().reference(),
                    leg == Leg.ON_RAMP ? onRampThreads : offRampThreads,
                    () -> ramp(leg).convert(question.order(), question.asked()));
        });
        return inquiry.answers(deadlineMillis);
    }

    private Ramp ramp(Leg leg) {
        return ramps.stream().filter(ramp -> ramp.leg() == leg).findFirst().orElseThrow();
    }
}
