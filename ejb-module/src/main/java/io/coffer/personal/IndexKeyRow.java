package io.coffer.personal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** The key of the blind indexes as the database has it: wrapped by a wrapping key. There is one. */
@Entity
@Table(name = "personal_index_key")
class IndexKeyRow {

    static final int ONLY_ONE = 1;

    @Id
    private int id;

    @Column(name = "wrapping_key")
    private UUID wrappingKey;

    private byte[] wrapped;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected IndexKeyRow() {}

    IndexKeyRow(UUID wrappingKey, byte[] wrapped, Instant createdAt) {
        this.id = ONLY_ONE;
        this.wrappingKey = wrappingKey;
        this.wrapped = wrapped;
        this.createdAt = createdAt;
    }

    UUID wrappingKey() {
        return wrappingKey;
    }

    byte[] wrapped() {
        return wrapped;
    }

    void rewrap(UUID newWrappingKey, byte[] newWrapped) {
        wrappingKey = newWrappingKey;
        wrapped = newWrapped;
    }
}
