package io.coffer.acceptance.container.property;

import static io.coffer.problem.ProblemType.ACCOUNT_FROZEN;
import static io.coffer.problem.ProblemType.ACCOUNT_STATE;
import static io.coffer.problem.ProblemType.ALREADY_REVERSED;
import static io.coffer.problem.ProblemType.CAPTURE_EXCEEDS_HOLD;
import static io.coffer.problem.ProblemType.DUPLICATE_REFERENCE;
import static io.coffer.problem.ProblemType.DUPLICATE_TRANSFER;
import static io.coffer.problem.ProblemType.HOLD_NOT_ACTIVE;
import static io.coffer.problem.ProblemType.IDEMPOTENCY_KEY_REUSED;
import static io.coffer.problem.ProblemType.INSUFFICIENT_FUNDS;
import static io.coffer.problem.ProblemType.PERIOD_CLOSED;
import static io.coffer.problem.ProblemType.PERIOD_STATE;
import static io.coffer.problem.ProblemType.POSTING_NOT_ALLOWED;
import static io.coffer.problem.ProblemType.UNBALANCED;
import static io.coffer.problem.ProblemType.UNKNOWN_ACCOUNT;

import io.coffer.problem.ProblemType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;

/** What is done at random: how often, and what it may be refused with. */
enum Operation {
    TRANSFER(18, INSUFFICIENT_FUNDS, ACCOUNT_FROZEN, IDEMPOTENCY_KEY_REUSED, DUPLICATE_TRANSFER),
    TRANSFER_AGAIN(6, INSUFFICIENT_FUNDS, ACCOUNT_FROZEN, IDEMPOTENCY_KEY_REUSED, DUPLICATE_TRANSFER),
    DEPOSIT(7, ACCOUNT_FROZEN, PERIOD_CLOSED),
    WITHDRAWAL(5, INSUFFICIENT_FUNDS, ACCOUNT_FROZEN, PERIOD_CLOSED),
    CONVERSION(6, INSUFFICIENT_FUNDS, ACCOUNT_FROZEN, PERIOD_CLOSED),
    AUTHORISATION(14, INSUFFICIENT_FUNDS, ACCOUNT_FROZEN),
    CAPTURE(6, HOLD_NOT_ACTIVE, CAPTURE_EXCEEDS_HOLD),
    PART_CAPTURE(8, HOLD_NOT_ACTIVE, CAPTURE_EXCEEDS_HOLD),
    VOID(4, HOLD_NOT_ACTIVE),
    EXPIRY(3, HOLD_NOT_ACTIVE),
    REVERSAL(5, ALREADY_REVERSED, INSUFFICIENT_FUNDS, POSTING_NOT_ALLOWED, PERIOD_CLOSED),
    PART_REVERSAL(5, ALREADY_REVERSED, INSUFFICIENT_FUNDS, POSTING_NOT_ALLOWED, UNBALANCED, PERIOD_CLOSED),
    BATCH(5, INSUFFICIENT_FUNDS, UNBALANCED, UNKNOWN_ACCOUNT, DUPLICATE_REFERENCE, IDEMPOTENCY_KEY_REUSED),
    BATCH_AGAIN(2, INSUFFICIENT_FUNDS, UNBALANCED, UNKNOWN_ACCOUNT, DUPLICATE_REFERENCE, IDEMPOTENCY_KEY_REUSED),
    DRY_RUN(1),
    SWEEP(2, INSUFFICIENT_FUNDS),
    TWIN(2, DUPLICATE_REFERENCE, INSUFFICIENT_FUNDS, ACCOUNT_FROZEN, PERIOD_CLOSED),
    FAILURE(1),
    FREEZE(1, ACCOUNT_STATE),
    UNFREEZE(4, ACCOUNT_STATE),
    CLOSING(1, PERIOD_STATE),
    REOPENING(1, PERIOD_STATE);

    private static final int ALL =
            Arrays.stream(values()).mapToInt(operation -> operation.weight).sum();

    private final int weight;

    @SuppressWarnings("ImmutableEnumChecker") // Set.of()
    private final Set<ProblemType> refusals;

    Operation(int weight, ProblemType... refusals) {
        this.weight = weight;
        this.refusals = Set.of(refusals);
    }

    static Operation any(RandomGenerator random) {
        int left = random.nextInt(ALL);
        for (Operation operation : values()) {
            left -= operation.weight;
            if (left < 0) {
                return operation;
            }
        }
        throw new AssertionError("the weights don't add up");
    }

    boolean mayBeRefusedWith(ProblemType type) {
        return refusals.contains(type);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
