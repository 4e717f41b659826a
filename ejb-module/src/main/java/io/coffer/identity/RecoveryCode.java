package io.coffer.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What opens once in place of a code of the authenticator app. Only its hash is kept; it has 80 bits of chance. */
@Entity
@Immutable
@Table(name = "recovery_code")
class RecoveryCode {

    @Id
    @Column(name = "code_hash")
    private byte[] codeHash;

    @Column(name = "user_id")
    private UUID userId;

    @SuppressWarnings("NullAway.Init")
    protected RecoveryCode() {}

    RecoveryCode(UUID userId, byte[] codeHash) {
        this.userId = userId;
        this.codeHash = codeHash;
    }

    byte[] codeHash() {
        return codeHash;
    }

    UUID userId() {
        return userId;
    }
}
