package io.coffer.ledger.posting;

import io.coffer.approval.ApprovableAction;
import io.coffer.approval.Approval;
import io.coffer.approval.Proposal;
import io.coffer.audit.Actor;
import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.id.Ids;
import io.coffer.json.Json;
import io.coffer.ledger.EntryKeeper;
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
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
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
    @Any
    private Instance<EntryKeeper> keepers;

    @Inject
    private AuditTrail trail;

    @Inject
    private Transactions transactions;

    /** What is known of an entry before any lock is taken. */
    private record Target(String reference, Map<Integer, Asset> assets) {}

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
        return target(entry)
                .then(this::unkept)
                .then(target -> amounts(order, target))
                .then(amounts -> {
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

    /** Rule 9. */
    private Outcome<Target> unkept(Target target) {
        return keepers.stream()
                .flatMap(keeper -> keeper.objection(target.reference()).stream())
                .findFirst()
                .<Outcome<Target>>map(objection -> Outcome.refused(ProblemType.ENTRY_NOT_REVERSIBLE, objection))
                .orElseGet(() -> Outcome.done(target));
    }

    private static Outcome<Map<Integer, Money>> amounts(ReversalOrder order, Target target) {
        var amounts = new HashMap<Integer, Money>();
        Outcome<Map<Integer, Money>> read = Outcome.done(amounts);
        for (ReversalOrder.Line line : order.lines()) {
            var asset = target.assets().get(line.line());
            if (asset == null) {
                return Outcome.refused(
                        ProblemType.INVALID_FIELD,
                        "The entry has no line " + line.line() + ".",
                        Map.of("member", "lines"));
            }
            read = read.then(sofar -> Money.toMove(line.amount(), asset).then(amount -> {
                sofar.put(line.line(), amount);
                return Outcome.done(sofar);
            }));
        }
        return read;
    }

    /** Read where no lock will be taken (rule 3). */
    private Outcome<Target> target(UUID entry) {
        return transactions.inNew(() -> Optional.ofNullable(em.find(JournalEntry.class, entry))
                .map(found -> Outcome.done(new Target(
                        found.reference(),
                        found.postings().stream()
                                .collect(Collectors.toMap(
                                        Posting::line,
                                        posting -> posting.account().asset())))))
                .orElseGet(() -> Outcome.refused(ProblemType.NOT_FOUND, "There is no such entry.")));
    }
}
