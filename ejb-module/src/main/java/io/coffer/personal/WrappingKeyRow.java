package io.coffer.personal;

import io.coffer.personal.MasterKey.Wrapped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A wrapping key as the database has it: wrapped by the master key. */
@Entity
@Immutable
@Table(name = "personal_wrapping_key")
class WrappingKeyRow {

    @Id
    private UUID id;

    @Column(name = "master_version")
    private String masterVersion;

    private byte[] wrapped;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "usable_from")
    private Instant usableFrom;

    @SuppressWarnings("NullAway.Init")
    protected WrappingKeyRow() {}

    WrappingKeyRow(UUID id, Wrapped wrapped, Instant createdAt, Instant usableFrom) {
        this.id = id;
        this.masterVersion = wrapped.version();
        this.wrapped = wrapped.bytes();
        this.createdAt = createdAt;
        this.usableFrom = usableFrom;
    }

    UUID id() {
        return id;
    }

    Wrapped wrapped() {
        return new Wrapped(masterVersion, wrapped);
    }

    Instant usableFrom() {
        return usableFrom;
    }
}
