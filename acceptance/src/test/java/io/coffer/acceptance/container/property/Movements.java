package io.coffer.acceptance.container.property;

import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.Reversal;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.step.Transactions;
import io.coffer.wallet.transfer.TransferRequest;
import io.coffer.wallet.transfer.TransferResult;
import io.coffer.wallet.transfer.Transfers;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Moves money at random: between wallets, in and out, from one asset to another, and back. */
@Dependent
public class Movements {

    private static final int FEE_SHARES = 200;

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private Transfers transfers;

    @Inject
    private Transactions transactions;

    String transfer(Attempt attempt) {
        var source = attempt.purse();
        var destination = World.other(attempt.run.purses(), source, attempt.random);
        var request = new TransferRequest(
                source.owner(),
                false,
                attempt.run.id() + ":key:" + attempt.name,
                attempt.run.id(),
                source.wallet(),
                destination.wallet(),
                source.asset().code(),
                attempt.amount(source.asset()).plain(),
                "ref:" + attempt.name);
        attempt.run.transfers.add(request);
        return send(attempt, request);
    }

    /** The same request, or another one under its key, or under its name; the first one may be on its way still. */
    String transferAgain(Attempt attempt) {
        return attempt.run
                .transfers
                .any(attempt.random)
                .map(first -> switch (attempt.random.nextInt(4)) {
                    case 0 -> send(attempt, with(first, first.idempotencyKey(), doubled(first.amount())));
                    case 1 -> send(attempt, with(first, attempt.run.id() + ":key:" + attempt.name, first.amount()));
                    default -> send(attempt, first);
                })
                .orElse(Attempt.NOTHING_TO_DO);
    }

    private static TransferRequest with(TransferRequest first, String key, String amount) {
        return new TransferRequest(
                first.ownerId(),
                false,
                key,
                first.correlationId(),
                first.sourceWallet(),
                first.destinationWallet(),
                first.asset(),
                amount,
                first.clientReference());
    }

    private static String doubled(String amount) {
        return new BigDecimal(amount).multiply(BigDecimal.valueOf(2)).toPlainString();
    }

    private String send(Attempt attempt, TransferRequest request) {
        var key = request.ownerId() + " " + request.idempotencyKey();
        var answers = attempt.run.answers();
        var earlier = answers.transfer(key);
        var source = purse(attempt.run, request, request.sourceWallet());
        var destination = purse(attempt.run, request, request.destinationWallet());
        attempt.about(source, "to", destination, request.amount(), request.idempotencyKey(), request.clientReference());
        var outcome = transfers.move(request);
        if (!(outcome instanceof Done<TransferResult> done)) {
            if (earlier.isPresent() && ((Refused<?>) outcome).type() != ProblemType.IDEMPOTENCY_KEY_REUSED) {
                answers.contradiction("done before under the key " + key + ", then " + Attempt.answer(outcome));
            }
            return Attempt.answer(outcome);
        }
        var transfer = done.value().transfer();
        attempt.about(transfer.id());
        answers.transferred(key, transfer.id());
        if (done.value().replayed()) {
            return "done before";
        }
        if (earlier.isPresent()) {
            answers.contradiction("done once more under the key " + key);
        }
        var amount = new BigDecimal(request.amount());
        var asset = request.asset();
        attempt.run.entries.add(answers.posted(
                "transfer:" + transfer.id(),
                transfer.entryId(),
                List.of(
                        new Answers.Line(source.account().toString(), asset, amount),
                        new Answers.Line(destination.account().toString(), asset, amount.negate()))));
        return Attempt.DONE;
    }

    private static World.Purse purse(Run run, TransferRequest request, UUID wallet) {
        return run.purses().stream()
                .filter(purse ->
                        purse.wallet().equals(wallet) && purse.asset().code().equals(request.asset()))
                .findFirst()
                .orElseThrow();
    }

    String deposit(Attempt attempt) {
        var purse = attempt.purse();
        var amount = attempt.amount(purse.asset());
        return move(
                attempt,
                draft(attempt, "deposit", "wallet.deposit")
                        .debit("bank", amount)
                        .credit(purse, amount));
    }

    /** What each account begins with. */
    void deposit(Attempt attempt, World.Purse purse) {
        var amount = new Money(BigDecimal.valueOf(1_000), purse.asset());
        move(
                attempt,
                draft(attempt, "opening", "wallet.deposit")
                        .debit("bank", amount)
                        .credit(purse, amount));
    }

    String withdraw(Attempt attempt) {
        var purse = attempt.purse();
        var amount = attempt.amount(purse.asset());
        var fee = fee(amount);
        return move(
                attempt,
                draft(attempt, "withdrawal", "wallet.withdrawal")
                        .debit(purse, amount.plus(fee))
                        .credit("fee-income", fee)
                        .credit("bank", amount));
    }

    /** Two assets in one entry, through the house's position in each; fee and spread are lines of their own. */
    String convert(Attempt attempt) {
        var sold = attempt.purse();
        var bought = World.exchanged(attempt.run.purses(), sold, attempt.random);
        var given = attempt.amount(sold.asset());
        var fee = fee(given);
        var rate = BigDecimal.valueOf(1 + attempt.random.nextInt(30_000), 4);
        var got = new Money(
                given.amount().multiply(rate).setScale(bought.asset().scale(), RoundingMode.DOWN), bought.asset());
        if (got.isZero()) {
            return Attempt.NOTHING_TO_DO;
        }
        var spread = fee(got);
        return move(
                attempt,
                draft(attempt, "conversion", "wallet.conversion")
                        .with("rate", rate.toPlainString())
                        .debit(sold, given.plus(fee))
                        .credit("fee-income", fee)
                        .credit("fx-position", given)
                        .debit("fx-position", got)
                        .credit("spread-income", spread)
                        .credit(bought, got.minus(spread)));
    }

    private static Money fee(Money amount) {
        return amount.share(BigDecimal.ONE.divide(BigDecimal.valueOf(FEE_SHARES)));
    }

    /** Two entries with one reference, perhaps at once, on accounts that may be others: one of them is posted. */
    String twin(Attempt attempt) {
        var reference = attempt.run
                .twins
                .any(attempt.random)
                .filter(known -> attempt.random.nextBoolean())
                .orElse("twin:" + attempt.run.id() + ":" + attempt.name);
        attempt.run.twins.add(reference);
        var source = attempt.purse();
        var destination = World.other(attempt.run.purses(), source, attempt.random);
        var amount = attempt.amount(source.asset());
        var earlier = attempt.run.answers().entry(reference);
        try {
            var answer = move(
                    attempt,
                    new Draft(house, reference, "wallet.transfer", attempt.run.id())
                            .debit(source, amount)
                            .credit(destination, amount));
            if (earlier.isPresent() && !answer.equals(ProblemType.DUPLICATE_REFERENCE.slug())) {
                attempt.run.answers().contradiction("there was an entry " + reference + ", then " + answer);
            }
            return answer;
        } catch (RuntimeException e) {
            if (Operations.says(e, "journal_entry_reference")) {
                return "stopped by the unique key";
            }
            throw e;
        }
    }

    /** A step that fails when it has posted something already. */
    String fail(Attempt attempt) {
        var source = attempt.purse();
        var destination = World.other(attempt.run.purses(), source, attempt.random);
        var amount = attempt.amount(source.asset());
        var good = draft(attempt, "failure", "wallet.transfer")
                .debit(source, amount)
                .credit(destination, amount);
        var again = draft(attempt, attempt.random.nextBoolean() ? "failure" : "other", "wallet.transfer")
                .debit(destination, amount)
                .credit(source, amount);
        boolean onlyOnce = good.reference().equals(again.reference());
        attempt.about(source, "to", destination, amount, good.reference());
        try {
            transactions.inNew(() -> {
                var locked = ledger.lock(good.needs());
                var posted = locked.move(good.entry());
                if (posted instanceof Refused) {
                    throw new Undone();
                }
                locked.post(again.entry());
                if (!onlyOnce) {
                    throw new Undone();
                }
                return posted;
            });
        } catch (RuntimeException e) {
            if (Operations.says(e, "Undone") || (onlyOnce && Operations.says(e, "journal_entry_reference"))) {
                return "undone";
            }
            throw e;
        }
        attempt.run.answers().contradiction("two entries in one transaction with the reference " + good.reference());
        return "not undone";
    }

    private static final class Undone extends IllegalStateException {
        private static final long serialVersionUID = 1L;

        Undone() {
            super("Undone");
        }
    }

    /** Takes back all that is left of an entry, or as much of two lines of one asset. */
    String reverse(Attempt attempt, boolean whole) {
        return attempt.run
                .entries
                .any(attempt.random)
                .map(entry -> reverse(attempt, entry, whole ? Map.of() : parts(attempt, entry)))
                .orElse(Attempt.NOTHING_TO_DO);
    }

    /** @param parts how much of which lines, positive; none: all that is left */
    String reverse(Attempt attempt, Answers.Entry entry, Map<Integer, BigDecimal> parts) {
        var reference = "reversal:" + attempt.run.id() + ":" + attempt.name;
        var amounts = new HashMap<Integer, Money>();
        parts.forEach((line, amount) -> amounts.put(
                line, new Money(amount, asset(attempt.run, entry.lines().get(line - 1)))));
        attempt.about(entry.reference(), entry.lines(), parts, reference);
        var reversal =
                new Reversal(reference, entry.id(), amounts, attempt.run.id(), attempt.day(), Map.of("why", "chance"));
        var outcome = transactions.inNewUnlessRefused(
                () -> ledger.lock(new LedgerNeeds().reversal(reversal)).reverse(reversal));
        if (outcome instanceof Done<JournalEntry> done) {
            attempt.run.entries.add(attempt.run
                    .answers()
                    .reversed(entry, reference, done.value().id(), parts));
        }
        return Attempt.answer(outcome);
    }

    /** Now and then they don't balance. A reversal has none, and is asked for all that is left of it. */
    private static Map<Integer, BigDecimal> parts(Attempt attempt, Answers.Entry entry) {
        var lines = entry.lines();
        if (lines.isEmpty()) {
            return Map.of();
        }
        int first = attempt.random.nextInt(lines.size());
        var others = IntStream.range(0, lines.size())
                .filter(other ->
                        lines.get(other).asset().equals(lines.get(first).asset())
                                && lines.get(other).amount().signum()
                                        != lines.get(first).amount().signum())
                .toArray();
        int other = others[attempt.random.nextInt(others.length)];
        var most = lines.get(first).amount().abs().min(lines.get(other).amount().abs());
        var part = attempt.part(new Money(most, asset(attempt.run, lines.get(first))))
                .amount();
        var parts = new HashMap<Integer, BigDecimal>();
        parts.put(first + 1, part);
        if (!attempt.once(20)) {
            parts.put(other + 1, part);
        }
        return parts;
    }

    private static Asset asset(Run run, Answers.Line line) {
        return run.purses().stream()
                .map(World.Purse::asset)
                .filter(asset -> asset.code().equals(line.asset()))
                .findFirst()
                .orElseThrow();
    }

    private Draft draft(Attempt attempt, String what, String kind) {
        return new Draft(house, what + ":" + attempt.run.id() + ":" + attempt.name, kind, attempt.run.id());
    }

    private String move(Attempt attempt, Draft draft) {
        draft.on(attempt.day());
        attempt.about(draft.reference(), draft.lines());
        Outcome<JournalEntry> outcome =
                transactions.inNewUnlessRefused(() -> ledger.lock(draft.needs()).move(draft.entry()));
        if (outcome instanceof Done<JournalEntry> done) {
            attempt.run.entries.add(
                    attempt.run.answers().posted(draft.reference(), done.value().id(), draft.lines()));
        }
        return Attempt.answer(outcome);
    }
}
