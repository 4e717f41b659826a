package io.coffer.payment;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where a payment is on its way, and the one table of where it can go from there. */
public enum PaymentStage {
    /** Held on the source account; nobody was asked for anything. */
    ACCEPTED(PaymentStatus.PENDING),
    /** The provider is, or may have been, asked to convert the source currency into stablecoin. */
    ON_RAMP(PaymentStatus.PROCESSING),
    /** The stablecoin is ours; the provider is, or may have been, asked to convert it into the destination currency. */
    OFF_RAMP(PaymentStatus.PROCESSING),
    /** The off-ramp refused; a person decides about the stablecoin. */
    MANUAL_REVIEW(PaymentStatus.PROCESSING),
    /** The destination is credited. */
    SETTLED(PaymentStatus.COMPLETED),
    /** The money is where it was. */
    FAILED(PaymentStatus.FAILED);

    private static final Map<PaymentStage, Set<PaymentStage>> TRANSITIONS = new EnumMap<>(Map.of(
            ACCEPTED, EnumSet.of(ON_RAMP),
            ON_RAMP, EnumSet.of(OFF_RAMP, FAILED),
            OFF_RAMP, EnumSet.of(SETTLED, MANUAL_REVIEW),
            MANUAL_REVIEW, EnumSet.noneOf(PaymentStage.class),
            SETTLED, EnumSet.noneOf(PaymentStage.class),
            FAILED, EnumSet.noneOf(PaymentStage.class)));

    private final PaymentStatus status;

    PaymentStage(PaymentStatus status) {
        this.status = status;
    }

    public PaymentStatus status() {
        return status;
    }

    public boolean canBecome(PaymentStage next) {
        return TRANSITIONS.getOrDefault(this, Set.of()).contains(next);
    }

    /** Whether a worker has something to do for it. */
    boolean isOpen() {
        return this == ACCEPTED || leg().isPresent();
    }

    /** The conversion that a payment at this stage waits for. */
    Optional<Leg> leg() {
        return switch (this) {
            case ON_RAMP -> Optional.of(Leg.ON_RAMP);
            case OFF_RAMP -> Optional.of(Leg.OFF_RAMP);
            default -> Optional.empty();
        };
    }
}
