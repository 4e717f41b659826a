package io.coffer.kyc.review;

import static java.util.stream.Collectors.toMap;

import io.coffer.audit.Actor;
import io.coffer.json.Json;
import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.Dossiers;
import io.coffer.kyc.Level;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.document.DocumentStatus;
import io.coffer.kyc.document.Documents;
import io.coffer.log.LogContext;
import io.coffer.personal.PersonalData;
import io.coffer.step.Backoff;
import io.coffer.step.Broker;
import io.coffer.step.Task;
import io.coffer.step.TaskHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Brings submissions to where a person can decide, one state a task. A task names the state that its submission is in; if
 * the submission has left it, the task came twice and nothing happens.
 */
@ApplicationScoped
class SubmissionWork implements TaskHandler {

    static final String QUEUE = "coffer.kyc.work";

    private static final Logger LOG = Logger.getLogger(SubmissionWork.class.getName());
    private static final Backoff LATER = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Screenings screenings;

    @Inject
    private Decisions decisions;

    @Inject
    private CustomerDetails details;

    @Inject
    private Documents documents;

    @Inject
    private Dossiers dossiers;

    @Inject
    private PersonalData personalData;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.kyc.level-1.automatic")
    private boolean levelOneAutomatic;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var seen = find(tasks, LockModeType.NONE);
        var answers = screen(tasks, seen);
        seen.values().forEach(em::detach);
        dossiers.lock(seen.values().stream().map(Submission::customerId).toList());
        var submissions = find(tasks, LockModeType.PESSIMISTIC_WRITE);
        var next = new ArrayList<Task>();
        for (Task task : tasks) {
            var submission = submissions.get(task.subject());
            if (submission != null && submission.state().name().equals(task.step())) {
                LogContext.during(
                        task.correlationId(),
                        () -> advance(submission, task, answers).ifPresent(next::add));
            }
        }
        broker.send(next);
    }

    private Map<UUID, Submission> find(List<Task> tasks, LockModeType lock) {
        return em.createQuery("select s from Submission s where s.id in :ids order by s.id", Submission.class)
                .setParameter("ids", tasks.stream().map(Task::subject).toList())
                .setLockMode(lock)
                .getResultStream()
                .collect(toMap(Submission::id, Function.identity()));
    }

    /** Without a lock: who holds rows must not wait for a provider. */
    private Map<UUID, ScreeningOutcome> screen(List<Task> tasks, Map<UUID, Submission> seen) {
        Map<UUID, Screenings.Question> questions = new LinkedHashMap<>();
        for (Task task : tasks) {
            var submission = seen.get(task.subject());
            if (submission != null
                    && submission.state() == SubmissionState.SCREENING
                    && submission.state().name().equals(task.step())) {
                order(submission)
                        .ifPresent(order ->
                                questions.put(submission.id(), new Screenings.Question(order, task.attempt() > 0)));
            }
        }
        return screenings.ask(questions);
    }

    private Optional<ScreeningOrder> order(Submission submission) {
        return details.read(submission.detailsId())
                .map(known -> new ScreeningOrder(
                        submission.reference(), known.fullName(), known.dateOfBirth(), known.nationality()));
    }

    private Optional<Task> advance(Submission submission, Task task, Map<UUID, ScreeningOutcome> answers) {
        return switch (submission.state()) {
            case SCANNING -> scanned(submission, task);
            case SCREENING ->
                screened(
                        submission,
                        task,
                        answers.getOrDefault(submission.id(), new ScreeningOutcome.Unknown("not asked yet")));
            case REVIEW, APPROVED, REJECTED, WITHDRAWN -> Optional.empty();
        };
    }

    private Optional<Task> scanned(Submission submission, Task task) {
        Set<DocumentStatus> found = documents.find(submission.documents()).values().stream()
                .map(Document::status)
                .collect(Collectors.toSet());
        if (found.contains(DocumentStatus.INFECTED)) {
            decisions.reject(submission, RejectionReason.DOCUMENT_INFECTED, Optional.empty(), actor(task));
            return Optional.empty();
        }
        if (found.contains(DocumentStatus.SCANNING)) {
            submission.attend(clock.instant());
            return Optional.of(task.putOff(LATER.wait(task.attempt())));
        }
        submission.scanned(clock.instant());
        decisions.remember(submission, actor(task));
        return Optional.of(Submissions.task(submission));
    }

    private Optional<Task> screened(Submission submission, Task task, ScreeningOutcome outcome) {
        if (outcome instanceof ScreeningOutcome.Clear clear) {
            if (levelOneAutomatic && submission.level() == Level.ONE) {
                decisions.pass(submission, clear.screeningId(), actor(task));
            } else {
                review(submission, Submission.Screened.CLEAR, clear.screeningId(), null, task);
            }
        } else if (outcome instanceof ScreeningOutcome.Hit hit) {
            var matches = personalData.seal(
                    submission.customerId(), Decisions.matches(submission), Json.write(hit.matches()));
            review(submission, Submission.Screened.HIT, hit.screeningId(), matches, task);
        } else if (outcome instanceof ScreeningOutcome.Unknown unknown) {
            LOG.fine(() -> submission.reference() + " is not known yet: " + unknown.reason());
            submission.attend(clock.instant());
            return Optional.of(task.putOff(LATER.wait(task.attempt())));
        }
        return Optional.empty();
    }

    private void review(
            Submission submission,
            Submission.Screened screened,
            String screeningId,
            byte @Nullable [] matches,
            Task task) {
        submission.screened(screened, screeningId, matches, clock.instant());
        decisions.remember(submission, actor(task));
    }

    private static Actor actor(Task task) {
        return Actor.system(task.correlationId());
    }
}
