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
import io.coffer.ledger.Posting;
import io.coffer.ledger.Reversal;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes back an entry or a part of it; takes two people. */
@ApplicationScoped
public class ProposedReversal implements ApprovableAction {

    private static final String SUBJECT_TYPE = "entry";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Ledger ledger;

    @Inject
    private AuditTrail trail;

    @Inject
    private Transactions transactions;

    /** The proposal to do it. */
    public Proposal proposal(UUID entry, ReversalOrder order, String reason) {
        return new Proposal(kind(), new Subject(SUBJECT_TYPE, entry), Json.write(order), reason);
    }

    @Override
    public String kind() {
        return "ledger.reversal";
    }

    @Override
    public Outcome<?> check(Proposal proposal) {
        return transactions.undone(
                () -> reversed(proposal.subject().id(), ReversalOrder.read(proposal.payload()), Ids.next(), "dry-run"));
    }

    @Override
    public Outcome<?> execute(Approval approval, Actor approver) {
        return reversed(
                        approval.subject().id(),
                        ReversalOrder.read(approval.payload()),
                        approval.id(),
                        approver.correlationId())
                .then(entry -> {
                    trail.record(
                            approver,
                            "ledger.entry-reversed",
                            approval.subject(),
                            Map.of(
                                    "approval_id",
                                    approval.id(),
                                    "proposed_by",
                                    approval.proposedBy(),
                                    "reversal_id",
                                    entry.id()));
                    return Outcome.done(entry);
                });
    }

    private Outcome<JournalEntry> reversed(UUID entry, ReversalOrder order, UUID approval, String correlationId) {
        return amounts(entry, order).then(amounts -> {
            var reversal = new Reversal(
                    "reversal:" + approval,
                    entry,
                    amounts,
                    correlationId,
                    null,
                    Map.of("approval_id", approval.toString()));
            return ledger.lock(new LedgerNeeds().reversal(reversal)).reverse(reversal);
        });
    }

    private Outcome<Map<Integer, Money>> amounts(UUID entry, ReversalOrder order) {
        var found = assets(entry);
        if (found.isEmpty()) {
            return Outcome.refused(ProblemType.NOT_FOUND, "There is no such entry.");
        }
        var amounts = new HashMap<Integer, Money>();
        Outcome<Map<Integer, Money>> read = Outcome.done(amounts);
        for (ReversalOrder.Line line : order.lines()) {
            var asset = found.get().get(line.line());
            if (asset == null) {
                return Outcome.refused(
                        ProblemType.INVALID_FIELD,
                        "The entry has no line " + line.line() + ".",
                        Map.of("member", "lines"));
            }
            read = read.then(sofar -> EntryDrafts.positive(line.amount(), asset).then(amount -> {
                sofar.put(line.line(), amount);
                return Outcome.done(sofar);
            }));
        }
        return read;
    }

    /** The assets of an entry's lines, read where no lock will be taken (rule 3). */
    private Optional<Map<Integer, Asset>> assets(UUID entry) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(JournalEntry.class, entry))
                .map(found -> found.postings().stream()
                        .collect(Collectors.toMap(
                                Posting::line, posting -> posting.account().asset()))));
    }
}
