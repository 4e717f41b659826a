package io.coffer.wallet.hold;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** What a hold on a wallet is for; it has the id of the hold in the books. */
@Entity
@Immutable
@Table(name = "wallet_hold")
public class WalletHold {

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "client_reference")
    private String clientReference;

    @Column(name = "wallet_id")
    private UUID walletId;

    @SuppressWarnings("NullAway.Init")
    protected WalletHold() {}

    WalletHold(UUID id, HoldOrder order) {
        this.id = id;
        this.ownerId = order.key().callerId();
        this.clientReference = order.clientReference();
        this.walletId = order.wallet();
    }

    /** The reference of a hold in the books. */
    static String reference(UUID id) {
        return "hold:" + id;
    }

    public UUID id() {
        return id;
    }

    /** Who asked for it. */
    public UUID ownerId() {
        return ownerId;
    }

    public String clientReference() {
        return clientReference;
    }

    public UUID walletId() {
        return walletId;
    }

    String reference() {
        return reference(id);
    }
}
