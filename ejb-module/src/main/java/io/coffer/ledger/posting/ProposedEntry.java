package io.coffer.ledger.posting;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.json.Json;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.problem.Outcome;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;

/** Posts an entry that a person wrote; takes two people. */
@ApplicationScoped
public class ProposedEntry implements ApprovableAction {

    private static final String REFERENCES = "https://coffer.example/ledger/references";

    @Inject
    private EntryDrafts drafts;

    @Inject
    private Ledger ledger;

    @Inject
    private AuditTrail trail;

    @Inject
    private Transactions transactions;

    /** The proposal to do it; its subject is the reference, of which there is no entry yet. */
    public Proposal proposal(EntryOrder order, String reason) {
        return new Proposal(
                kind(),
                new Subject("entry-reference", Ids.named(REFERENCES, order.reference())),
                Json.write(order),
                reason);
    }

    @Override
    public String kind() {
        return "ledger.entry";
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return transactions.undone(() -> posted(EntryOrder.read(proposal.payload()), "dry-run"));
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        return posted(EntryOrder.read(approval.payload()), approver.correlationId())
                .then(entry -> {
                    trail.record(
                            approver,
                            "ledger.entry-posted",
                            new Subject("entry", entry.id()),
                            Map.of(
                                    "approval_id",
                                    approval.id(),
                                    "proposed_by",
                                    approval.proposedBy(),
                                    "reference",
                                    entry.reference()));
                    return Outcome.done(entry);
                });
    }

    private Outcome<JournalEntry> posted(EntryOrder order, String correlationId) {
        return drafts.of(List.of(order), correlationId).get(0).then(draft -> {
            var needs = new LedgerNeeds();
            draft.addTo(needs);
            return draft.post(ledger.lock(needs));
        });
    }
}
