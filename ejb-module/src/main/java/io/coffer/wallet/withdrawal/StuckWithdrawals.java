package io.coffer.wallet.withdrawal;

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

/**
 * Puts the tasks of withdrawals back that are open and have not moved for long, so that the bank is asked what became of
 * them.
 */
@ApplicationScoped
@Named("stuckWithdrawals")
class StuckWithdrawals extends StuckTasks {

    @Inject
    @ConfigProperty(name = "coffer.withdrawal.stuck.after.seconds")
    private long stuckAfterSeconds;

    StuckWithdrawals() {
        super(
                "Withdrawal",
                "status",
                Stream.of(WithdrawalStatus.values())
                        .filter(WithdrawalStatus::isOpen)
                        .toList(),
                "updatedAt");
    }

    @Override
    protected Duration patience() {
        return Duration.ofSeconds(stuckAfterSeconds);
    }

    @Override
    @Transactional(Transactional.TxType.MANDATORY)
    public void settle(Collection<UUID> withdrawals, String correlationId) {
        lock(Withdrawal.class, withdrawals)
                .filter(withdrawal -> withdrawal.status().isOpen())
                .forEach(withdrawal -> {
                    withdrawal.attend(clock.instant());
                    relay.put(Task.now(
                            WithdrawalWork.QUEUE,
                            withdrawal.id(),
                            withdrawal.status().name(),
                            withdrawal.correlationId()));
                });
    }
}
