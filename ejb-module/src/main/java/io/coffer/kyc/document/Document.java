package io.coffer.kyc.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One upload, without its content.
 *
 * <pre>
 *           upload               scanned
 * (request) ───────▶ SCANNING ──────────▶ CLEAN      can be reviewed
 *                        └──────────────▶ INFECTED   content deleted
 * </pre>
 */
@Entity
@Table(name = "kyc_document")
public class Document {

    /** What it is in a submission. */
    public enum Use {
        /** Nothing, or the submission was withdrawn: the customer can remove it. */
        FREE,
        /** It waits to be decided on. */
        SUBMITTED,
        /** It was decided on, and is kept as evidence. */
        DECIDED
    }

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    @Enumerated(EnumType.STRING)
    private DocumentKind kind;

    @Enumerated(EnumType.STRING)
    private DocumentFormat format;

    private int bytes;

    @Column(name = "expires_on")
    private @Nullable LocalDate expiresOn;

    @Enumerated(EnumType.STRING)
    private DocumentStatus status;

    private @Nullable String signature;

    @Enumerated(EnumType.STRING)
    @Column(name = "used_as")
    private Use use;

    @Column(name = "correlation_id")
    private String correlationId;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @SuppressWarnings("NullAway.Init")
    protected Document() {}

    Document(UUID id, Upload upload, int bytes, String correlationId, Instant now) {
        this.id = id;
        this.customerId = upload.customer();
        this.kind = upload.kind();
        this.format = upload.format();
        this.bytes = bytes;
        this.expiresOn = upload.expiresOn().orElse(null);
        this.status = DocumentStatus.SCANNING;
        this.use = Use.FREE;
        this.correlationId = correlationId;
        this.createdAt = now;
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID customerId() {
        return customerId;
    }

    public DocumentKind kind() {
        return kind;
    }

    public DocumentFormat format() {
        return format;
    }

    /** The size of its content. */
    public int bytes() {
        return bytes;
    }

    /** The last day on which it proves anything, as the customer says. */
    public Optional<LocalDate> expiresOn() {
        return Optional.ofNullable(expiresOn);
    }

    public DocumentStatus status() {
        return status;
    }

    /** The scanner's name for what it found. */
    public Optional<String> signature() {
        return Optional.ofNullable(signature);
    }

    public Use use() {
        return use;
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    void scanned(DocumentStatus result, @Nullable String found, Instant now) {
        if (!status.canBecome(result)) {
            throw new IllegalStateException("document " + id + " can't go from " + status + " to " + result);
        }
        status = result;
        signature = found;
        updatedAt = now;
    }

    /** What is left when the customer is erased. */
    void forget(Instant now) {
        expiresOn = null;
        if (status.canBecome(DocumentStatus.DELETED)) {
            scanned(DocumentStatus.DELETED, null, now);
        }
    }

    /** Says that somebody is looking after it, though nothing is known yet. */
    void attend(Instant now) {
        updatedAt = now;
    }

    void use(Use newUse) {
        use = newUse;
    }
}
