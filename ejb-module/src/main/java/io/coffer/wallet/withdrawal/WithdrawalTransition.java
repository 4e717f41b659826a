package io.coffer.wallet.withdrawal;

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

/** One line of a withdrawal's history. */
@Entity
@Immutable
@Table(name = "withdrawal_transition")
public class WithdrawalTransition {

    @Id
    private UUID id;

    @Column(name = "withdrawal_id")
    private UUID withdrawalId;

    @Enumerated(EnumType.STRING)
    private WithdrawalStatus status;

    private @Nullable String reason;

    private Instant at;

    @SuppressWarnings("NullAway.Init")
    protected WithdrawalTransition() {}

    /** What a withdrawal has just become. */
    WithdrawalTransition(Withdrawal withdrawal) {
        this.id = Ids.next();
        this.withdrawalId = withdrawal.id();
        this.status = withdrawal.status();
        this.reason = withdrawal.reason().orElse(null);
        this.at = withdrawal.updatedAt();
    }

    public WithdrawalStatus status() {
        return status;
    }

    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    public Instant at() {
        return at;
    }
}
