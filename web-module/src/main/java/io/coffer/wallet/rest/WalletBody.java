package io.coffer.wallet.rest;

import io.coffer.wallet.view.BalanceView;
import io.coffer.wallet.view.WalletView;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A wallet as its owner sees it. */
@Schema(name = "Wallet")
public record WalletBody(
        UUID walletId,

        @Schema(description = "As its owner calls it", example = "Household")
        String name,

        @Schema(
                description = "A FROZEN wallet takes no new movement; a CLOSED one takes none ever again",
                enumeration = {"ACTIVE", "FROZEN", "CLOSED"})
        String status,

        Instant createdAt,

        @Schema(description = "One for each asset that ever was in it, in the order of their codes")
        List<BalanceBody> balances) {

    static WalletBody of(WalletView wallet) {
        return new WalletBody(
                wallet.id(),
                wallet.name(),
                wallet.status().name(),
                wallet.createdAt(),
                wallet.balances().stream().map(BalanceBody::of).toList());
    }

    /** What a wallet has of an asset. */
    @Schema(name = "Balance")
    public record BalanceBody(
            @Schema(example = "EUR") String asset,
            UUID accountId,
            @Schema(example = "125.50") String balance,

            @Schema(description = "Reserved by holds", example = "25.50")
            String held,

            @Schema(description = "balance - held", example = "100.00")
            String available) {

        static BalanceBody of(BalanceView view) {
            return new BalanceBody(
                    view.asset(),
                    view.accountId(),
                    view.balance().plain(),
                    view.held().plain(),
                    view.available().plain());
        }
    }
}
