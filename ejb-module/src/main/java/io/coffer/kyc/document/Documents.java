package io.coffer.kyc.document;

import static java.util.stream.Collectors.toMap;

import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.kyc.Dossiers;
import io.coffer.personal.PersonalData;
import io.coffer.personal.Place;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Relay;
import io.coffer.step.Task;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes documents in, and keeps them sealed. */
@ApplicationScoped
public class Documents {

    /** The size of a document, at most. The table says so, too. */
    public static final int MAX_BYTES = 5 * 1024 * 1024;

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Dossiers dossiers;

    @Inject
    private PersonalData personalData;

    @Inject
    private AuditTrail audit;

    @Inject
    private Relay relay;

    @Inject
    private Transactions transactions;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.kyc.documents.max")
    private int maxWaiting;

    /**
     * Keeps a document and has it scanned. Runs in a transaction of its own.
     *
     * @return the document at SCANNING, or refused with {@code document-type}, {@code document-unsafe}, {@code
     *     document-expired} or {@code too-many-documents}
     */
    public Outcome<Document> take(Upload upload, byte[] content, Actor actor) {
        var outcome = upload.format()
                .check(content)
                .then(checked -> expiry(upload))
                .then(checked -> transactions.inNew(() -> keep(checked, content, actor)));
        relay.wake();
        return outcome;
    }

    /**
     * Removes a document that was not submitted. Runs in a transaction of its own.
     *
     * @return refused with {@code not-found} or, if it was submitted, {@code document-in-use}
     */
    public Outcome<Document> remove(UUID customer, UUID documentId, Actor actor) {
        return transactions.inNew(() -> {
            dossiers.open(customer);
            return Optional.ofNullable(em.find(Document.class, documentId))
                    .filter(document -> document.customerId().equals(customer))
                    .map(document -> remove(document, actor))
                    .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such document."));
        });
    }

    /** All documents of a customer, the newest first. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<Document> of(UUID customer) {
        return em.createQuery(
                        "select d from Document d where d.customerId = :customer order by d.id desc", Document.class)
                .setParameter("customer", customer)
                .getResultList();
    }

    /** Several documents by id; ids that no document has are left out. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Document> find(Collection<UUID> ids) {
        return em.createQuery("select d from Document d where d.id in :ids", Document.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(toMap(Document::id, Function.identity()));
    }

    /** The content of a document; empty if it was deleted or the customer erased. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Optional<byte[]> content(UUID documentId) {
        return Optional.ofNullable(em.find(DocumentContent.class, documentId)).flatMap(kept -> {
            em.detach(kept);
            return personalData.open(kept.customerId(), place(documentId), kept.content());
        });
    }

    /** The content of a customer's clean document. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Outcome<Content> show(UUID customer, UUID documentId) {
        return Optional.ofNullable(em.find(Document.class, documentId))
                .filter(document -> document.customerId().equals(customer))
                .filter(document -> document.status() == DocumentStatus.CLEAN)
                .flatMap(document -> content(documentId).map(bytes -> new Content(document.format(), bytes)))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such document to be shown."));
    }

    /** Notes what documents, of a customer whose dossier is locked, are in a submission now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void use(Collection<UUID> ids, Document.Use use) {
        find(ids).values().forEach(document -> document.use(use));
    }

    /** Deletes all that documents of a customer say, whose dossier is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void forget(UUID customer) {
        of(customer).forEach(document -> {
            deleteContent(document.id());
            document.forget(clock.instant());
        });
    }

    /** Deletes the content of a document whose customer's dossier is locked. */
    @Transactional(Transactional.TxType.MANDATORY)
    void deleteContent(UUID documentId) {
        em.createQuery("delete from DocumentContent c where c.documentId = :id")
                .setParameter("id", documentId)
                .executeUpdate();
    }

    private Outcome<Upload> expiry(Upload upload) {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        if (!upload.kind().expires()) {
            return upload.expiresOn().isEmpty()
                    ? Outcome.done(upload)
                    : Outcome.refused(ProblemType.INVALID_REQUEST, "expires_on goes with identity documents only.");
        }
        if (upload.expiresOn().isEmpty()) {
            return Outcome.refused(
                    ProblemType.INVALID_REQUEST, "expires_on is missing: the last day that the document is valid.");
        }
        return upload.expiresOn().get().isBefore(today)
                ? Outcome.refused(ProblemType.DOCUMENT_EXPIRED, "The document is not valid any more.")
                : Outcome.done(upload);
    }

    private Outcome<Document> keep(Upload upload, byte[] content, Actor actor) {
        dossiers.open(upload.customer());
        if (waiting(upload.customer()) >= maxWaiting) {
            return Outcome.refused(
                    ProblemType.TOO_MANY_DOCUMENTS,
                    "There are " + maxWaiting + " documents that wait to be decided on; remove what is not needed.");
        }
        var document = new Document(Ids.next(), upload, content.length, actor.correlationId(), clock.instant());
        em.persist(document);
        em.persist(new DocumentContent(
                document.id(), upload.customer(), personalData.seal(upload.customer(), place(document.id()), content)));
        relay.put(scan(document));
        audit.record(
                actor,
                "customer.kyc.document-uploaded",
                subject(document),
                Map.of("document_id", document.id(), "kind", document.kind()));
        return Outcome.done(document);
    }

    /** Its first task; a second one does no harm. */
    static Task scan(Document document) {
        return Task.now(DocumentScans.QUEUE, document.id(), DocumentStatus.SCANNING.name(), document.correlationId());
    }

    private long waiting(UUID customer) {
        return em.createQuery(
                        "select count(d) from Document d where d.customerId = :customer and d.use <> :decided",
                        Long.class)
                .setParameter("customer", customer)
                .setParameter("decided", Document.Use.DECIDED)
                .getSingleResult();
    }

    private Outcome<Document> remove(Document document, Actor actor) {
        if (document.use() != Document.Use.FREE) {
            return Outcome.refused(ProblemType.DOCUMENT_IN_USE, "The document was submitted and is kept.");
        }
        deleteContent(document.id());
        em.remove(document);
        audit.record(actor, "customer.kyc.document-removed", subject(document), Map.of("document_id", document.id()));
        return Outcome.done(document);
    }

    private static Subject subject(Document document) {
        return new Subject("customer", document.customerId());
    }

    private static Place place(UUID documentId) {
        return new Place(DocumentContent.TABLE, DocumentContent.COLUMN, documentId);
    }
}
