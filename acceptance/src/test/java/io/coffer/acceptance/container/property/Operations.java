package io.coffer.acceptance.container.property;

import io.coffer.audit.Actor;
import io.coffer.ledger.AccountStatus;
import io.coffer.ledger.AccountingPeriod;
import io.coffer.ledger.AccountingPeriods;
import io.coffer.ledger.HoldStatus;
import io.coffer.ledger.Ledger;
import io.coffer.problem.ProblemType;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Does random things to the books, as the callers of the ledger do, and tells {@link Answers} what came of it. */
@Dependent
public class Operations {

    private static final int CAUSES = 12;

    @Inject
    private Movements movements;

    @Inject
    private Reservations reservations;

    @Inject
    private Batches batches;

    @Inject
    private Ledger ledger;

    @Inject
    private AccountingPeriods periods;

    @Inject
    private Transactions transactions;

    /** Does one of them; what it may not be answered with is a contradiction. */
    void one(Attempt attempt) {
        var operation = Operation.any(attempt.random);
        String answer;
        try {
            answer = answer(operation, attempt);
            refusal(answer)
                    .filter(type -> !operation.mayBeRefusedWith(type))
                    .ifPresent(type -> attempt.run
                            .answers()
                            .contradiction(
                                    attempt.name + " " + operation + attempt.details() + " was refused with " + type));
        } catch (RuntimeException e) {
            answer = "failed: " + rootCause(e);
            attempt.run.answers().contradiction(attempt.name + " " + operation + attempt.details() + " " + answer);
        }
        attempt.run.history().add(operation, attempt.name, attempt.details(), answer);
    }

    private String answer(Operation operation, Attempt attempt) {
        return switch (operation) {
            case TRANSFER -> movements.transfer(attempt);
            case TRANSFER_AGAIN -> movements.transferAgain(attempt);
            case DEPOSIT -> movements.deposit(attempt);
            case WITHDRAWAL -> movements.withdraw(attempt);
            case CONVERSION -> movements.convert(attempt);
            case AUTHORISATION -> reservations.authorise(attempt);
            case CAPTURE -> reservations.capture(attempt, true);
            case PART_CAPTURE -> reservations.capture(attempt, false);
            case VOID -> reservations.end(attempt, HoldStatus.VOIDED);
            case EXPIRY -> reservations.end(attempt, HoldStatus.EXPIRED);
            case REVERSAL -> movements.reverse(attempt, true);
            case PART_REVERSAL -> movements.reverse(attempt, false);
            case BATCH -> batches.post(attempt);
            case BATCH_AGAIN -> batches.postAgain(attempt);
            case DRY_RUN -> batches.dryRun(attempt);
            case SWEEP -> batches.sweep(attempt);
            case TWIN -> movements.twin(attempt);
            case FAILURE -> movements.fail(attempt);
            case FREEZE -> change(attempt, attempt.purse(), AccountStatus.FROZEN);
            case UNFREEZE -> unfreeze(attempt);
            case CLOSING -> change(attempt, AccountingPeriod.Status.CLOSED);
            case REOPENING -> change(attempt, AccountingPeriod.Status.OPEN);
        };
    }

    private String unfreeze(Attempt attempt) {
        var frozen = attempt.run.answers().frozen();
        return frozen.isEmpty()
                ? Attempt.NOTHING_TO_DO
                : change(attempt, World.any(frozen, attempt.random), AccountStatus.ACTIVE);
    }

    private String change(Attempt attempt, World.Purse purse, AccountStatus status) {
        attempt.about(purse, status);
        var outcome = transactions.inNewUnlessRefused(
                () -> ledger.lock(List.of(purse.account())).change(purse.account(), status));
        if (Attempt.isDone(outcome)) {
            attempt.run.answers().became(purse.account(), status);
        }
        return Attempt.answer(outcome);
    }

    private String change(Attempt attempt, AccountingPeriod.Status status) {
        var month = attempt.month();
        attempt.about(month, status);
        var outcome = status == AccountingPeriod.Status.CLOSED
                ? periods.close(month, new Actor(Actor.SYSTEM_ID, attempt.run.id()))
                : transactions.inNewUnlessRefused(() -> periods.change(month, status));
        if (Attempt.isDone(outcome)) {
            attempt.run.answers().became(month, status);
        }
        return Attempt.answer(outcome);
    }

    private static Optional<ProblemType> refusal(String answer) {
        return Arrays.stream(ProblemType.values())
                .filter(type -> type.slug().equals(answer))
                .findFirst();
    }

    /** Whether a failure, or what caused it, says this. */
    static boolean says(Throwable failure, String text) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < CAUSES; depth++) {
            if (String.valueOf(cause.getMessage()).contains(text)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static String rootCause(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause.getCause() != null && depth < CAUSES; depth++) {
            cause = cause.getCause();
        }
        return cause.getClass().getSimpleName() + " " + cause.getMessage();
    }
}
