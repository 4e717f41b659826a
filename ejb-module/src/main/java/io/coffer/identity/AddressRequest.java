package io.coffer.identity;

import io.coffer.personal.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody wants for an address, written without looking whether the address is known (rule 6). */
@Entity
@Table(name = AddressRequest.TABLE)
class AddressRequest {

    static final String TABLE = "address_request";
    static final String EMAIL = "email";

    /** What is wanted. */
    enum Kind {
        REGISTRATION,
        PASSWORD_RESET
    }

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Column(name = EMAIL)
    private byte @Nullable [] email;

    @Column(name = "email_index")
    private byte[] emailIndex;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Column(name = "correlation_id")
    private String correlationId;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected AddressRequest() {}

    private AddressRequest(Kind kind, UUID id, byte[] emailIndex, String correlationId, Instant now) {
        this.id = id;
        this.kind = kind;
        this.emailIndex = emailIndex;
        this.correlationId = correlationId;
        this.createdAt = now;
    }

    /**
     * @param customer the id of the customer to be, whose keys are made already
     * @param sealedEmail for {@link #place}
     */
    static AddressRequest registration(
            UUID customer,
            byte[] sealedEmail,
            byte[] emailIndex,
            String passwordHash,
            String correlationId,
            Instant now) {
        var request = new AddressRequest(Kind.REGISTRATION, customer, emailIndex, correlationId, now);
        request.email = sealedEmail;
        request.passwordHash = passwordHash;
        return request;
    }

    static AddressRequest passwordReset(UUID id, byte[] emailIndex, String correlationId, Instant now) {
        return new AddressRequest(Kind.PASSWORD_RESET, id, emailIndex, correlationId, now);
    }

    static Place place(UUID id) {
        return new Place(TABLE, EMAIL, id);
    }

    UUID id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    Optional<byte[]> email() {
        return Optional.ofNullable(email);
    }

    byte[] emailIndex() {
        return emailIndex;
    }

    Optional<String> passwordHash() {
        return Optional.ofNullable(passwordHash);
    }

    String correlationId() {
        return correlationId;
    }

    Instant createdAt() {
        return createdAt;
    }
}
