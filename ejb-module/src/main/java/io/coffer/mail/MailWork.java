package io.coffer.mail;

import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.coffer.json.Json;
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
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Hands mails over to the mail server: all of a batch over one connection, before anything is locked. */
@ApplicationScoped
class MailWork implements TaskHandler {

    static final String QUEUE = "coffer.mail.send";
    static final String SEND = "SEND";

    private static final Logger LOG = Logger.getLogger(MailWork.class.getName());
    private static final Backoff TRY_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(30));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PersonalData personal;

    @Inject
    private MailServer server;

    @Inject
    private Broker broker;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.mail.attempts.max")
    private int maxAttempts;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var ids = new TreeSet<UUID>();
        tasks.forEach(task -> ids.add(task.subject()));
        var results = server.send(letters(ids));
        var mails = lock(ids);
        var again = new ArrayList<Task>();
        for (Task task : tasks) {
            var mail = mails.get(task.subject());
            if (mail != null && mail.isWaiting()) {
                LogContext.during(task.correlationId(), () -> record(mail, results.get(mail.id())));
                if (mail.isWaiting()) {
                    again.add(task.putOff(TRY_AGAIN.wait(task.attempt())));
                }
            }
        }
        broker.send(again);
    }

    /** What waits, opened; nothing of persons who were erased. */
    private Map<UUID, Letter> letters(SortedSet<UUID> ids) {
        var waiting = em.createQuery("select m from Mail m where m.id in :ids order by m.id", Mail.class)
                .setParameter("ids", ids)
                .getResultList();
        Map<UUID, Letter> letters = new LinkedHashMap<>();
        for (Mail mail : waiting) {
            em.detach(mail);
            mail.letter()
                    .flatMap(bytes -> personal.openText(mail.personId(), mail.place(), bytes))
                    .ifPresent(json -> letters.put(mail.id(), read(json)));
        }
        return letters;
    }

    private Map<UUID, Mail> lock(SortedSet<UUID> ids) {
        return em.createQuery("select m from Mail m where m.id in :ids order by m.id", Mail.class)
                .setParameter("ids", ids)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(toMap(Mail::id, Function.identity()));
    }

    private void record(Mail mail, @Nullable HandOver result) {
        var now = clock.instant();
        if (result == null) {
            mail.dropped(now);
            return;
        }
        switch (result) {
            case TAKEN -> mail.sent(now);
            case REFUSED -> mail.refused(now);
            case FAILED -> mail.failed(maxAttempts, now);
            case NOT_TRIED -> {}
        }
        if (mail.status() == MailStatus.DEAD) {
            LOG.warning(() -> "mail " + mail.id() + " is given up after " + mail.attempts() + " attempts");
        }
    }

    private static Letter read(String json) {
        try {
            return Json.mapper().readValue(json, Letter.class);
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalStateException("a letter that is none", e);
        }
    }
}
