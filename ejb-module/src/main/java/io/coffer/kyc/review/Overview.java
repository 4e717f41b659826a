package io.coffer.kyc.review;

import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.Standing;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.limit.Limits;
import java.util.List;
import java.util.Optional;

/**
 * Where a customer stands, and what there is to do.
 *
 * @param details the newest
 * @param latest the newest submission
 * @param note what its reviewer wrote
 */
public record Overview(
        Standing standing,
        Optional<CustomerDetails.Kept> details,
        List<Document> documents,
        Optional<Submission> latest,
        Optional<String> note,
        List<Limits.Status> limits) {

    /** Only the level, so that nothing personal gets into a log. */
    @Override
    public String toString() {
        return "Overview[" + standing.level() + "]";
    }
}
