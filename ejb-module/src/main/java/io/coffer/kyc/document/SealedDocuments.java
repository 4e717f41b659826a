package io.coffer.kyc.document;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The contents of documents. */
@ApplicationScoped
class SealedDocuments implements SealedTable {

    @Override
    public String table() {
        return DocumentContent.TABLE;
    }

    @Override
    public String personColumn() {
        return "customer_id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(DocumentContent.COLUMN);
    }

    @Override
    public String idColumn() {
        return "document_id";
    }

    @Override
    public Optional<String> versionColumn() {
        return Optional.empty();
    }
}
