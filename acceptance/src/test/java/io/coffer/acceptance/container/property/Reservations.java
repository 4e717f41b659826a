package io.coffer.acceptance.container.property;

import io.coffer.ledger.Hold;
import io.coffer.ledger.HoldStatus;
import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.ledger.LedgerNeeds;
import io.coffer.ledger.NewHold;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes holds at random, and captures, voids and releases those of everybody. */
@Dependent
public class Reservations {

    /** After this long, none of those that are meant to expire is active any more. */
    static final Duration SHORT = Duration.ofMillis(300);

    @Inject
    private Ledger ledger;

    @Inject
    private HouseAccounts house;

    @Inject
    private Transactions transactions;

    String authorise(Attempt attempt) {
        var purse = attempt.purse();
        var amount = attempt.amount(purse.asset());
        var reference = "hold:" + attempt.run.id() + ":" + attempt.name;
        var end = end(attempt);
        attempt.about(reference, purse, amount, String.valueOf(end));
        var outcome = transactions.inNew(() -> ledger.lock(List.of(purse.account()))
                .authorise(new NewHold(purse.account(), amount, reference, attempt.run.id(), end)));
        if (Attempt.isDone(outcome)) {
            attempt.run.holds.add(attempt.run.answers().authorised(reference, purse, amount, end));
        }
        return Attempt.answer(outcome);
    }

    /** As the database keeps it, so that the model and the ledger mean the same moment. */
    private static @Nullable Instant end(Attempt attempt) {
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return switch (attempt.random.nextInt(5)) {
            case 0 -> now.plusMillis(attempt.random.nextInt((int) SHORT.toMillis()));
            case 1 -> now.plus(1, ChronoUnit.DAYS);
            default -> null;
        };
    }

    /** @param whole whether what it does not take is given back */
    String capture(Attempt attempt, boolean whole) {
        return attempt.run
                .holds
                .any(attempt.random)
                .map(held -> capture(attempt, held, whole))
                .orElse(Attempt.NOTHING_TO_DO);
    }

    private String capture(Attempt attempt, Answers.Held held, boolean whole) {
        var amount = attempt.once(3) ? held.amount() : attempt.part(held.amount());
        var draft = new Draft(
                        house, "capture:" + attempt.run.id() + ":" + attempt.name, "wallet.transfer", attempt.run.id())
                .debit(held.purse(), amount)
                .credit(World.other(attempt.run.purses(), held.purse(), attempt.random), amount);
        attempt.about(held.reference(), draft.reference(), draft.lines());
        var outcome = captured(held, amount, draft, whole);
        if (outcome instanceof Done<JournalEntry> done) {
            attempt.run.answers().captured(held, amount.amount(), whole);
            attempt.run.entries.add(
                    attempt.run.answers().posted(draft.reference(), done.value().id(), draft.lines()));
        }
        return Attempt.answer(outcome);
    }

    private Outcome<JournalEntry> captured(Answers.Held held, Money amount, Draft draft, boolean whole) {
        return transactions.inNew(() -> {
            var locked = ledger.lock(draft.needs().hold(held.reference()));
            return whole
                    ? locked.capture(held.reference(), amount, draft.entry())
                    : locked.capturePart(held.reference(), amount, draft.entry());
        });
    }

    String end(Attempt attempt, HoldStatus how) {
        return attempt.run
                .holds
                .any(attempt.random)
                .map(held -> end(attempt, held, how))
                .orElse(Attempt.NOTHING_TO_DO);
    }

    private String end(Attempt attempt, Answers.Held held, HoldStatus how) {
        attempt.about(held.reference(), held.purse());
        Outcome<Hold> outcome = transactions.inNew(() -> {
            var locked = ledger.lock(
                    new LedgerNeeds().accounts(List.of(held.purse().account())).hold(held.reference()));
            return how == HoldStatus.VOIDED ? locked.voidHold(held.reference()) : locked.expire(held.reference());
        });
        if (outcome instanceof Done<Hold> done) {
            if (done.value().status() == HoldStatus.ACTIVE) {
                return "not yet";
            }
            attempt.run.answers().ended(held, how);
        }
        return Attempt.answer(outcome);
    }
}
