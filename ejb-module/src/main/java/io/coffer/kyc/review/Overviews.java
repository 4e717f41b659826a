package io.coffer.kyc.review;

import io.coffer.audit.Actor;
import io.coffer.kyc.CustomerDetails;
import io.coffer.kyc.Details;
import io.coffer.kyc.Verifications;
import io.coffer.kyc.document.Content;
import io.coffer.kyc.document.Documents;
import io.coffer.kyc.limit.Limits;
import io.coffer.problem.Outcome;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Shows customers what is kept of them, and lets them say who they are. Each call runs in a transaction of its own. */
@ApplicationScoped
public class Overviews {

    @Inject
    private Verifications verifications;

    @Inject
    private CustomerDetails details;

    @Inject
    private Documents documents;

    @Inject
    private Submissions submissions;

    @Inject
    private Reviews reviews;

    @Inject
    private Limits limits;

    @Inject
    private Transactions transactions;

    /** All that a customer may see of herself. */
    public Overview own(UUID customer) {
        return transactions.inNew(() -> {
            var latest = submissions.of(customer).stream().findFirst();
            return new Overview(
                    verifications.standing(customer),
                    details.find(customer),
                    documents.of(customer),
                    latest,
                    latest.flatMap(reviews::note),
                    limits.of(customer));
        });
    }

    /** The same for a member of staff who need not know who the customer is: without details and documents. */
    public Overview standing(UUID customer) {
        return transactions.inNew(() -> new Overview(
                verifications.standing(customer),
                Optional.empty(),
                List.of(),
                submissions.of(customer).stream().findFirst(),
                Optional.empty(),
                limits.of(customer)));
    }

    /** See {@link CustomerDetails#put}. */
    public Outcome<CustomerDetails.Kept> putDetails(UUID customer, Details newDetails, Actor actor) {
        return transactions.inNew(() -> details.put(customer, newDetails, actor));
    }

    /** See {@link Documents#show}. */
    public Outcome<Content> document(UUID customer, UUID documentId) {
        return transactions.inNew(() -> documents.show(customer, documentId));
    }
}
