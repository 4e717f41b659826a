package io.coffer.wallet.deposit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.Immutable;

/** The code by which payers name a wallet. */
@Entity
@Immutable
@Table(name = "deposit_reference")
class DepositReference {

    /** Without those that are taken for another: 0 and O, 1 and I. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int LENGTH = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    @Id
    @Column(name = "wallet_id")
    private UUID walletId;

    private String code;

    @Column(name = "created_at")
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init")
    protected DepositReference() {}

    DepositReference(UUID walletId, Instant createdAt) {
        this.walletId = walletId;
        this.code = RANDOM.ints(LENGTH, 0, LETTERS.length())
                .mapToObj(letter -> LETTERS.substring(letter, letter + 1))
                .collect(Collectors.joining());
        this.createdAt = createdAt;
    }

    UUID walletId() {
        return walletId;
    }

    String code() {
        return code;
    }

    Instant createdAt() {
        return createdAt;
    }
}
