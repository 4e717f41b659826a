package io.coffer.payment;

import io.coffer.id.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One line of a payment's status history. */
@Entity
@Immutable
@Table(name = "payment_transition")
public class PaymentTransition {

    @Id
    private UUID id;

    @Column(name = "payment_id")
    private UUID paymentId;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    @Enumerated(EnumType.STRING)
    private PaymentStage stage;

    private @Nullable String reason;

    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected PaymentTransition() {}

    /** The stage that a payment has just reached. */
    PaymentTransition(Payment payment, @Nullable String reason) {
        this.id = Ids.next();
        this.paymentId = payment.id();
        this.status = payment.status();
        this.stage = payment.stage();
        this.reason = reason;
        this.at = payment.updatedAt();
    }

    public PaymentStatus status() {
        return status;
    }

    public PaymentStage stage() {
        return stage;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant at() {
        return at;
    }
}
