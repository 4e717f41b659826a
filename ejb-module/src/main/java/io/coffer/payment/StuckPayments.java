package io.coffer.payment;

import io.coffer.step.Task;
import io.coffer.sweep.StuckTasks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts the tasks of payments back that are open and have not moved for long. */
@ApplicationScoped
@Named("stuckPayments")
class StuckPayments extends StuckTasks {

    @Inject
    @ConfigProperty(name = "coffer.payment.stuck.after.seconds")
    private long stuckAfterSeconds;

    StuckPayments() {
        super(
                "Payment",
                "stage",
                Stream.of(PaymentStage.values()).filter(PaymentStage::isOpen).toList(),
                "updatedAt");
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(stuckAfterSeconds);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> payments, String correlationId) {
        lock(Payment.class, payments)
                .filter(payment -> payment.stage().isOpen())
                .forEach(payment -> {
                    payment.attend(clock.instant());
                    relay.put(Task.now(
                            PaymentWork.QUEUE, payment.id(), payment.stage().name(), payment.correlationId()));
                });
    }
}
