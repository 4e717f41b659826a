package io.coffer.ledger.posting;

import io.coffer.audit.AuditTrail;
import io.coffer.audit.Subject;
import io.coffer.event.Events;
import io.coffer.id.Ids;
import io.coffer.ledger.Account;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.LockedAccounts;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import io.coffer.step.IdempotencyKeys;
import io.coffer.step.SecondTry;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Posts what systems send, up to a thousand entries in one transaction. */
@ApplicationScoped
public class PostingBatches {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private EntryDrafts drafts;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private IdempotencyKeys keys;

    @Inject
    private AuditTrail trail;

    @Inject
    private Events events;

    @Inject
    private Transactions transactions;

    @Inject
    private SecondTry steps;

    @Inject
    private Clock clock;

    /** What is on an account and what is available of it. */
    private record Funds(Money balance, Money available) {

        static Funds of(Account account) {
            return new Funds(account.balance(), account.available());
        }

        Funds plus(Funds other) {
            return new Funds(balance.plus(other.balance), available.plus(other.available));
        }
    }

    /**
     * Posts the entries, or tries it in a dry run. Done means that those that have an entry are committed.
     *
     * @return refused with {@code idempotency-key-reused}; in a batch that is all or nothing also with what its first
     *     refused entry was refused with, and its {@code index} and {@code reference}: then nothing is posted
     */
    public Outcome<PostingAnswer> post(PostingRequest request) {
        var entries = drafts.of(request.entries(), request.channel().correlationId());
        if (request.dryRun()) {
            return Outcome.done(transactions.undone(() -> tried(request, entries)));
        }
        var outcome = steps.underKey(request.key(), () -> steps.inNewUnlessRefused(() -> posted(request, entries)));
        if (outcome instanceof Done) {
            events.wake();
        }
        return outcome;
    }

    private Outcome<PostingAnswer> posted(PostingRequest request, List<Outcome<EntryDraft>> entries) {
        return keys.earlier(request.key(), request.fingerprint())
                .map(earlier -> earlier.then(id -> Outcome.done(replayed(em.find(PostingBatch.class, id)))))
                .orElseGet(() -> postedFirst(request, entries));
    }

    private Outcome<PostingAnswer> postedFirst(PostingRequest request, List<Outcome<EntryDraft>> entries) {
        var outcomes = booked(entries, lock(entries));
        var results = new ArrayList<PostingResult>();
        for (int i = 0; i < outcomes.size(); i++) {
            var reference = request.entries().get(i).reference();
            if (request.mode() == PostingMode.ALL_OR_NOTHING && outcomes.get(i) instanceof Refused<?> refused) {
                return itsPlace(refused, i, reference);
            }
            results.add(result(i, reference, outcomes.get(i)));
        }
        var batch = new PostingBatch(Ids.next(), request, results, clock.instant());
        em.persist(batch);
        keys.remember(request.key(), request.fingerprint(), batch.id());
        var refusals = results.stream()
                .filter(result -> result.status() == PostingResult.Status.REFUSED)
                .count();
        trail.record(
                request.channel(),
                "ledger.batch-posted",
                new Subject("posting-batch", batch.id()),
                Map.of("posted", results.size() - refusals, "refused", refusals));
        return Outcome.done(new PostingAnswer(Optional.of(batch.id()), results, List.of(), false));
    }

    private PostingAnswer tried(PostingRequest request, List<Outcome<EntryDraft>> entries) {
        var locked = lock(entries);
        var before = funds(entries, locked);
        var outcomes = booked(entries, locked);
        var results = new ArrayList<PostingResult>();
        for (int i = 0; i < outcomes.size(); i++) {
            results.add(tried(i, request.entries().get(i).reference(), outcomes.get(i)));
        }
        boolean nothing = request.mode() == PostingMode.ALL_OR_NOTHING
                && outcomes.stream().anyMatch(Refused.class::isInstance);
        var after = nothing ? before : funds(entries, locked);
        return new PostingAnswer(Optional.empty(), results, balances(after, locked), false);
    }

    private static PostingAnswer replayed(PostingBatch batch) {
        return new PostingAnswer(Optional.of(batch.id()), batch.results(), List.of(), true);
    }

    private LockedAccounts lock(List<Outcome<EntryDraft>> entries) {
        var needs = new LedgerNeeds();
        entries.forEach(entry -> {
            if (entry instanceof Done<EntryDraft> good) {
                good.value().addTo(needs);
            }
        });
        return ledger.lock(needs);
    }

    private static List<Outcome<JournalEntry>> booked(List<Outcome<EntryDraft>> entries, LockedAccounts locked) {
        return entries.stream()
                .map(entry -> entry.then(draft -> draft.post(locked)))
                .toList();
    }

    private static PostingResult result(int index, String reference, Outcome<JournalEntry> outcome) {
        return outcome instanceof Done<JournalEntry> done
                ? new PostingResult(
                        index,
                        reference,
                        PostingResult.Status.POSTED,
                        done.value().id(),
                        null)
                : refused(index, reference, (Refused<?>) outcome);
    }

    private static PostingResult tried(int index, String reference, Outcome<JournalEntry> outcome) {
        return outcome instanceof Refused<?> refused
                ? refused(index, reference, refused)
                : new PostingResult(index, reference, PostingResult.Status.ACCEPTED, null, null);
    }

    private static PostingResult refused(int index, String reference, Refused<?> refused) {
        return new PostingResult(
                index, reference, PostingResult.Status.REFUSED, null, PostingResult.Refusal.of(refused));
    }

    private static <T> Outcome<T> itsPlace(Refused<?> refused, int index, String reference) {
        var members = new HashMap<>(refused.members());
        members.put("index", index);
        members.put("reference", reference);
        return Outcome.refused(refused.type(), refused.detail(), members);
    }

    /** What is on the rows that the entries name, by row. */
    private static Map<UUID, Funds> funds(List<Outcome<EntryDraft>> entries, LockedAccounts locked) {
        var funds = new LinkedHashMap<UUID, Funds>();
        entries.forEach(entry -> {
            if (entry instanceof Done<EntryDraft> good) {
                good.value()
                        .entry()
                        .lines()
                        .forEach(line -> locked.account(line.account())
                                .ifPresent(account -> funds.put(account.id(), Funds.of(account))));
            }
        });
        return funds;
    }

    private List<PostingAnswer.Balance> balances(Map<UUID, Funds> rows, LockedAccounts locked) {
        return rows.entrySet().stream()
                .map(row -> balance(locked.account(row.getKey()).orElseThrow(), row.getValue()))
                .toList();
    }

    private PostingAnswer.Balance balance(Account row, Funds funds) {
        if (row.code().isEmpty()) {
            return new PostingAnswer.Balance(row.id(), row.code(), funds.balance(), funds.available());
        }
        var stripes = house.stripes(row.kind(), row.asset());
        // In a transaction of its own, where nothing of this one is to be seen.
        var others = transactions.inNew(() -> ledger.find(
                stripes.stream().filter(stripe -> !stripe.equals(row.id())).toList()));
        var sum = others.values().stream().map(Funds::of).reduce(funds, Funds::plus);
        return new PostingAnswer.Balance(stripes.get(0), row.code(), sum.balance(), sum.available());
    }
}
