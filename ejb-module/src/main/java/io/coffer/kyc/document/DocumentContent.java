package io.coffer.kyc.document;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The sealed content of a document; apart from it, so that it is read only where it is needed. */
@Entity
@Immutable
@Table(name = "kyc_document_content")
class DocumentContent {

    static final String TABLE = "kyc_document_content";
    static final String COLUMN = "content";

    @Id
    @Column(name = "document_id")
    private UUID documentId;

    @Column(name = "customer_id")
    private UUID customerId;

    private byte[] content;

    @SuppressWarnings("NullAway.Init")
    protected DocumentContent() {}

    DocumentContent(UUID documentId, UUID customerId, byte[] content) {
        this.documentId = documentId;
        this.customerId = customerId;
        this.content = content;
    }

    UUID customerId() {
        return customerId;
    }

    byte[] content() {
        return content;
    }
}
