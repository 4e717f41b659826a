package io.coffer.money;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * An exact amount of one asset, at the asset's scale.
 *
 * @param amount with exactly {@code asset.scale()} decimals; a value that would have to be rounded is refused with an
 *     {@link ArithmeticException}
 */
public record Money(BigDecimal amount, Asset asset) {

    /** Digits before the decimal point that a stored amount can have: {@code DECIMAL(38,18)}. */
    public static final int MAX_INTEGER_DIGITS = 20;

    /** Digits before the decimal point of an amount that is moved: so few that balances are full only after many of them. */
    public static final int MAX_MOVED_INTEGER_DIGITS = 15;

    private static final Pattern PLAIN_DECIMAL =
            Pattern.compile("-?(0|[1-9]\\d{0," + (MAX_INTEGER_DIGITS - 1) + "})(\\.\\d{1,40})?");

    public Money {
        amount = amount.setScale(asset.scale(), RoundingMode.UNNECESSARY);
        if (amount.precision() - amount.scale() > MAX_INTEGER_DIGITS) {
            throw new ArithmeticException("more than " + MAX_INTEGER_DIGITS + " digits before the decimal point");
        }
    }

    public static Money of(String amount, Asset asset) {
        return new Money(new BigDecimal(amount), asset);
    }

    public static Money zero(Asset asset) {
        return new Money(BigDecimal.ZERO, asset);
    }

    /**
     * Reads an amount as people and programs write it: {@code 12}, {@code 12.5}, {@code 12.50}. Fewer decimals than the
     * asset has are fine, more are refused even when they are zeros.
     */
    public static Outcome<Money> parse(String text, Asset asset) {
        if (!PLAIN_DECIMAL.matcher(text).matches()) {
            return Outcome.refused(
                    ProblemType.AMOUNT_FORMAT,
                    "An amount is a plain decimal with at most " + MAX_INTEGER_DIGITS
                            + " digits before the point, such as \"12.50\".");
        }
        var amount = new BigDecimal(text);
        if (amount.scale() > asset.scale()) {
            return Outcome.refused(
                    ProblemType.AMOUNT_SCALE, asset.code() + " has " + asset.scale() + " decimal places, not more.");
        }
        return Outcome.done(new Money(amount, asset));
    }

    /**
     * As {@link #parse}, for an amount that is to be moved.
     *
     * @return refused also with {@code amount-not-positive} or {@code amount-too-large}
     */
    public static Outcome<Money> toMove(String text, Asset asset) {
        return toMove(text, asset, MAX_MOVED_INTEGER_DIGITS);
    }

    /** As {@link #toMove(String, Asset)}, with another number of digits before the point at most. */
    public static Outcome<Money> toMove(String text, Asset asset, int maxIntegerDigits) {
        return parse(text, asset).then(money -> {
            if (!money.isPositive()) {
                return Outcome.refused(ProblemType.AMOUNT_NOT_POSITIVE, "The amount must be more than zero.");
            }
            return money.amount.precision() - money.amount.scale() > maxIntegerDigits
                    ? Outcome.refused(
                            ProblemType.AMOUNT_TOO_LARGE,
                            "The amount may have at most " + maxIntegerDigits + " digits before the point.")
                    : Outcome.done(money);
        });
    }

    public Money plus(Money other) {
        return new Money(amount.add(inSameAsset(other)), asset);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(inSameAsset(other)), asset);
    }

    public Money negate() {
        return new Money(amount.negate(), asset);
    }

    /** This amount times a ratio ({@code 0.005} is half a percent), rounded half to even at the asset's scale. */
    public Money share(BigDecimal ratio) {
        return new Money(amount.multiply(ratio).setScale(asset.scale(), RoundingMode.HALF_EVEN), asset);
    }

    /** The most of an asset that is not more than an exact value. */
    public static Money down(BigDecimal exact, Asset asset) {
        return new Money(exact.setScale(asset.scale(), RoundingMode.FLOOR), asset);
    }

    /** The least of an asset that is not less than an exact value. */
    public static Money up(BigDecimal exact, Asset asset) {
        return new Money(exact.setScale(asset.scale(), RoundingMode.CEILING), asset);
    }

    /** The least of an asset that, times {@code divisor}, is not less than {@code dividend}. The divisor is positive. */
    public static Money up(BigDecimal dividend, BigDecimal divisor, Asset asset) {
        return new Money(dividend.divide(divisor, asset.scale(), RoundingMode.CEILING), asset);
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean exceeds(Money other) {
        return amount.compareTo(inSameAsset(other)) > 0;
    }

    /** The amount as the API shows it: plain, with all decimals of the asset. */
    public String plain() {
        return amount.toPlainString();
    }

    @Override
    public String toString() {
        return plain() + " " + asset.code();
    }

    private BigDecimal inSameAsset(Money other) {
        if (!asset.equals(other.asset)) {
            throw new IllegalArgumentException(asset.code() + " meets " + other.asset.code());
        }
        return other.amount;
    }
}
