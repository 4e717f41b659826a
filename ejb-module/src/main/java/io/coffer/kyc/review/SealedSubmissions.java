package io.coffer.kyc.review;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What the screening matched, and what reviewers wrote. */
@ApplicationScoped
class SealedSubmissions implements SealedTable {

    @Override
    public String table() {
        return Submission.TABLE;
    }

    @Override
    public String personColumn() {
        return "customer_id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of("matches", "note");
    }
}
