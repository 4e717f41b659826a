package io.coffer.ledger.replay;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** What is not as it should be. */
public enum DifferenceKind {
    /** The account's balance is not the sum of its postings. */
    BALANCE(Check.REPLAY, Sameness.DISTANCE),

    /** The account does not count its postings right. */
    POSTINGS(Check.REPLAY, Sameness.DISTANCE),

    /** What the last posting says it left is not the sum of the postings. */
    LAST_BALANCE(Check.REPLAY, Sameness.DISTANCE),

    /** The account's held amount is not what its active holds still reserve. */
    HELD(Check.REPLAY, Sameness.DISTANCE),

    /** A posting does not have the next number; the first such of the account. */
    SEQUENCE(Check.REPLAY, Sameness.FIGURES),

    /** A posting is earlier than the one before it; the first such of the account. */
    POSTED_AT(Check.REPLAY, Sameness.FIGURES),

    /** A posting did not leave what the one before it had left, and its amount; the first such of the account. */
    BALANCE_AFTER(Check.REPLAY, Sameness.FIGURES),

    /** More is held than there is, on an account that may not be negative. */
    OVERDRAWN(Check.ACCOUNTS, Sameness.PLACE),

    /** A posting without its entry. */
    ORPHAN(Check.ACCOUNTS, Sameness.PLACE),

    /** The stripes of an account of the house that may not be negative are so together. */
    STRIPES(Check.STRIPES, Sameness.PLACE),

    /** An entry that has not all its lines. */
    INCOMPLETE(Check.ENTRIES, Sameness.FIGURES),

    /** An entry that does not sum to zero in an asset. */
    UNBALANCED(Check.ENTRIES, Sameness.FIGURES),

    /** A line where the chart of accounts has none, or one of a reversal that takes back nothing. */
    MISPLACED(Check.ENTRIES, Sameness.FIGURES),

    /** A line of which more was taken back than it is. */
    OVER_REVERSED(Check.ENTRIES, Sameness.FIGURES);

    /** When two findings at one place are the same difference. */
    private enum Sameness {
        /** They have the same figures: history does not move. */
        FIGURES,

        /** They are as far from what was expected: both figures move with the account. */
        DISTANCE,

        /** Always. */
        PLACE
    }

    private final Check check;
    private final Sameness sameness;

    DifferenceKind(Check check, Sameness sameness) {
        this.check = check;
        this.sameness = sameness;
    }

    static List<DifferenceKind> of(Check check) {
        return Arrays.stream(values()).filter(kind -> kind.check == check).toList();
    }

    /** Whether a difference was found again. */
    boolean isSame(Finding one, Finding other) {
        return switch (sameness) {
            case FIGURES ->
                one.expected().equals(other.expected()) && one.found().equals(other.found());
            case DISTANCE -> distance(one).compareTo(distance(other)) == 0;
            case PLACE -> true;
        };
    }

    private static BigDecimal distance(Finding finding) {
        return new BigDecimal(finding.found()).subtract(new BigDecimal(finding.expected()));
    }
}
