package io.coffer.kyc.review;

import io.coffer.kyc.Details;
import io.coffer.kyc.Standing;
import io.coffer.kyc.document.Document;
import io.coffer.kyc.review.ScreeningOutcome.Match;
import java.util.List;
import java.util.Optional;

/**
 * All that a reviewer needs to decide, opened.
 *
 * @param details empty once the customer was erased
 * @param matches of the screening
 * @param note what the reviewer wrote who rejected it
 * @param standing where the customer stands now
 */
public record ReviewCase(
        Submission submission,
        Optional<Details> details,
        List<Document> documents,
        List<Match> matches,
        Optional<String> note,
        Standing standing,
        List<SubmissionTransition> history) {

    /** Only which one, so that nothing personal gets into a log. */
    @Override
    public String toString() {
        return "ReviewCase[" + submission.id() + "]";
    }
}
