package io.coffer.kyc.review;

import io.coffer.step.Inquiry;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks the screening for many submissions at once, under one deadline. Call it before anything is locked. */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/sanctions-screening", maxAsync = 16)
class Screenings {

    /** @param asked see {@link SanctionsScreening#screen} */
    record Question(ScreeningOrder order, boolean asked) {}

    @Inject
    private SanctionsScreening screening;

    @Resource(lookup = "java:app/concurrent/sanctions-screening")
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "coffer.kyc.screening.deadline.millis")
    private long deadlineMillis;

    /** One answer a question; what is not answered in time is {@link ScreeningOutcome.Unknown}. */
    Map<UUID, ScreeningOutcome> ask(Map<UUID, Question> questions) {
        var inquiry = new Inquiry<UUID, ScreeningOutcome>(
                new ScreeningOutcome.Unknown("not asked"),
                new ScreeningOutcome.Unknown("no answer before the deadline"));
        questions.forEach((submission, question) -> inquiry.ask(
                submission,
                question.order().reference(),
                threads,
                () -> screening.screen(question.order(), question.asked())));
        return inquiry.answers(deadlineMillis);
    }
}
