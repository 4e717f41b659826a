package io.coffer.payment;

import io.coffer.money.Money;
import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The payments that a person has ordered. */
@ApplicationScoped
public class PaymentsRecord implements PersonalRecord {

    @PersistenceContext
    private EntityManager em;

    private record Body(
            UUID paymentId,
            String clientReference,
            UUID sourceAccount,
            UUID destinationAccount,
            String currency,
            String amount,
            String fee,
            String destinationCurrency,
            @Nullable String destinationAmount,
            PaymentStatus status,
            Instant createdAt,
            @Nullable Instant completedAt) {}

    @Override
    public String name() {
        return "payments";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var payments = em.createQuery("select p from Payment p where p.ownerId = :owner order by p.id", Payment.class)
                .setParameter("owner", person)
                .getResultStream()
                .map(PaymentsRecord::body)
                .toList();
        return payments.isEmpty() ? Optional.empty() : Optional.of(payments);
    }

    private static Body body(Payment payment) {
        return new Body(
                payment.id(),
                payment.clientReference(),
                payment.sourceAccount(),
                payment.destinationAccount(),
                payment.amount().asset().code(),
                payment.amount().plain(),
                payment.fee().plain(),
                payment.destinationCurrency().code(),
                payment.destinationAmount().map(Money::plain).orElse(null),
                payment.status(),
                payment.createdAt(),
                payment.completedAt().orElse(null));
    }
}
