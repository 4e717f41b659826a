package io.coffer.identity;

import io.coffer.audit.Subject;
import io.coffer.personal.Place;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A customer or a member of staff, never both. How they prove who they are is kept beside. */
@Entity
@Table(name = User.TABLE)
class User {

    static final String TABLE = "coffer_user";
    static final String EMAIL = "email";

    @Id
    private UUID id;

    private String roles;

    @Enumerated(EnumType.STRING)
    private UserStatus status;

    @Column(name = EMAIL)
    private byte @Nullable [] email;

    @Column(name = "email_index")
    private byte @Nullable [] emailIndex;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected User() {}

    /** @param sealedEmail for {@link #emailPlace} */
    User(UUID id, Collection<String> roles, byte[] sealedEmail, byte[] emailIndex, Instant now) {
        this.id = id;
        this.roles = joined(roles);
        this.status = UserStatus.UNVERIFIED;
        this.email = sealedEmail;
        this.emailIndex = emailIndex;
        this.createdAt = now;
    }

    static Place emailPlace(UUID id) {
        return new Place(TABLE, EMAIL, id);
    }

    UUID id() {
        return id;
    }

    Set<String> roles() {
        return Set.of(roles.split(","));
    }

    UserStatus status() {
        return status;
    }

    long version() {
        return version;
    }

    Instant createdAt() {
        return createdAt;
    }

    /** The sealed address; none when erased. */
    Optional<byte[]> email() {
        return Optional.ofNullable(email);
    }

    Optional<byte[]> emailIndex() {
        return Optional.ofNullable(emailIndex);
    }

    boolean isCustomer() {
        return roles().contains(Role.CUSTOMER);
    }

    boolean isActive() {
        return status == UserStatus.ACTIVE;
    }

    boolean isUnverified() {
        return status == UserStatus.UNVERIFIED;
    }

    boolean isActiveAdmin() {
        return isActive() && roles().contains(Role.ADMIN);
    }

    /** What audit records call it. */
    Subject subject() {
        return new Subject(isCustomer() ? "customer" : "staff", id);
    }

    void become(UserStatus next) {
        if (!status.canBecome(next)) {
            throw new IllegalStateException("user " + id + " can't go from " + status + " to " + next);
        }
        status = next;
    }

    void changeRoles(Collection<String> newRoles) {
        roles = joined(newRoles);
    }

    void erase() {
        become(UserStatus.ERASED);
        email = null;
        emailIndex = null;
    }

    private static String joined(Collection<String> roles) {
        return String.join(",", new TreeSet<>(roles));
    }
}
