package io.coffer.kyc.document;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.kyc.Dossiers;
import io.coffer.log.LogContext;
import io.coffer.step.Backoff;
import io.coffer.step.Broker;
import io.coffer.step.Inquiry;
import io.coffer.step.Task;
import io.coffer.step.TaskHandler;
import io.coffer.step.Transactions;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Has documents scanned: a few at once, so that no more than a few contents are in memory, and as many as fit before the
 * deadline. Whatever has no verdict by then is a task for later.
 */
@ApplicationScoped
@ManagedExecutorDefinition(name = "java:app/concurrent/document-scan", maxAsync = 4)
class DocumentScans implements TaskHandler {

    static final String QUEUE = "coffer.kyc.scan";

    private static final Logger LOG = Logger.getLogger(DocumentScans.class.getName());
    private static final Backoff ASK_AGAIN = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    @PersistenceContext
    private EntityManager em;

    @Inject
    private DocumentScanner scanner;

    @Inject
    private Documents documents;

    @Inject
    private Dossiers dossiers;

    @Inject
    private AuditTrail audit;

    @Inject
    private Broker broker;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    @Resource(lookup = "java:app/concurrent/document-scan")
    private ManagedExecutorService threads;

    @Inject
    @ConfigProperty(name = "coffer.kyc.scanner.deadline.millis")
    private long deadlineMillis;

    @Override
    public String queue() {
        return QUEUE;
    }

    @Override
    public void handle(List<Task> tasks) {
        var verdicts = ask(waiting(tasks));
        dossiers.lock(verdicts.keySet().stream().map(Document::customerId).toList());
        var locked = documents.find(verdicts.keySet().stream().map(Document::id).toList());
        Map<UUID, ScanVerdict> byId = new HashMap<>();
        verdicts.forEach((document, verdict) -> byId.put(document.id(), verdict));
        var again = new ArrayList<Task>();
        for (Task task : tasks) {
            var document = locked.get(task.subject());
            var verdict = byId.get(task.subject());
            if (document != null && verdict != null && document.status() == DocumentStatus.SCANNING) {
                LogContext.during(task.correlationId(), () -> apply(verdict, document, task, again));
            }
        }
        broker.send(again);
    }

    private List<Document> waiting(List<Task> tasks) {
        var waiting = documents.find(tasks.stream().map(Task::subject).toList()).values().stream()
                .filter(document -> document.status() == DocumentStatus.SCANNING)
                .toList();
        waiting.forEach(em::detach);
        return waiting;
    }

    private void apply(ScanVerdict verdict, Document document, Task task, List<Task> again) {
        var now = clock.instant();
        if (verdict instanceof ScanVerdict.Clean) {
            document.scanned(DocumentStatus.CLEAN, null, now);
        } else if (verdict instanceof ScanVerdict.Infected infected) {
            LOG.warning(() -> "document " + document.id() + " is infected with " + infected.signature());
            document.scanned(DocumentStatus.INFECTED, infected.signature(), now);
            documents.deleteContent(document.id());
            audit.record(
                    Actor.system(task.correlationId()),
                    "customer.kyc.document-infected",
                    new Subject("customer", document.customerId()),
                    Map.of("document_id", document.id(), "signature", infected.signature()));
        } else if (verdict instanceof ScanVerdict.Unknown unknown) {
            LOG.fine(() -> "document " + document.id() + " is not scanned yet: " + unknown.reason());
            document.attend(now);
            again.add(task.putOff(ASK_AGAIN.wait(task.attempt())));
        }
    }

    private Map<Document, ScanVerdict> ask(List<Document> waiting) {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(deadlineMillis);
        var inquiry = new Inquiry<Document, ScanVerdict>(new ScanVerdict.Unknown("not asked"), late());
        waiting.forEach(document -> inquiry.ask(
                document, "a verdict on document " + document.id(), threads, () -> scan(document, deadline)));
        return inquiry.answers(deadlineMillis);
    }

    private ScanVerdict scan(Document document, long deadline) {
        if (System.nanoTime() - deadline >= 0) {
            return late();
        }
        return transactions
                .inNew(() -> documents.content(document.id()))
                .map(scanner::scan)
                .orElseGet(() -> new ScanVerdict.Unknown("its content is gone"));
    }

    private static ScanVerdict late() {
        return new ScanVerdict.Unknown("no verdict before the deadline");
    }
}
