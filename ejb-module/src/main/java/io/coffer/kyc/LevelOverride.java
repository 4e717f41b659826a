package io.coffer.kyc;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** That two members of staff set a customer's level for a while. The newest one of a customer counts. */
@Entity
@Immutable
@Table(name = "kyc_override")
public class LevelOverride {

    @Id
    private UUID id;

    @Column(name = "customer_id")
    private UUID customerId;

    private int level;

    @Column(name = "set_at")
    private Instant setAt;

    @Column(name = "valid_until")
    private Instant validUntil;

    @SuppressWarnings("NullAway.Init")
    protected LevelOverride() {}

    LevelOverride(UUID id, UUID customerId, Level level, Instant setAt, Instant validUntil) {
        this.id = id;
        this.customerId = customerId;
        this.level = level.number();
        this.setAt = setAt;
        this.validUntil = validUntil;
    }

    public UUID customerId() {
        return customerId;
    }

    public Level level() {
        return Level.of(level).orElseThrow();
    }

    public Instant setAt() {
        return setAt;
    }

    public Instant validUntil() {
        return validUntil;
    }
}
