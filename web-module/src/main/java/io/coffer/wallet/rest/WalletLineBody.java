package io.coffer.wallet.rest;

import io.coffer.wallet.history.WalletLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Something that happened to an asset of a wallet. */
@Schema(name = "WalletLine")
public record WalletLineBody(
        UUID entryId,

        @Schema(description = "Its number in the entry, from 1; entry and line name it")
        int line,

        @Schema(description = "Its number in the history of the asset, from 1")
        long sequence,

        @Schema(example = "EUR") String asset,

        @Schema(
                description = "CREDIT: money came in; DEBIT: money went out",
                enumeration = {"CREDIT", "DEBIT"})
        String direction,

        @Schema(description = "Never negative", example = "12.50")
        String amount,

        @Schema(description = "What it left of the asset", example = "1250.00")
        String balanceAfter,

        @Schema(example = "wallet.transfer") String kind,

        @Schema(example = "transfer:01900c8e-7a1b-7c2d-9e3f-000000000001")
        String reference,

        @Schema(description = "What it belongs to, if that can be asked for") @Nullable
        OriginBody belongsTo,

        @Schema(description = "What you called it, if it was you who asked for it") @Nullable
        String clientReference,

        @Schema(
                description =
                        "The wallet on the other side of a transfer, if it was you who asked for it, or you are staff")
        @Nullable
        UUID counterpartyWallet,

        @Schema(description = "The entry that this takes back, or a part of it") @Nullable
        UUID reversesEntryId,

        String correlationId,
        Instant postedAt,

        @Schema(description = "The day that it counts for, in UTC")
        LocalDate effectiveDate) {

    static WalletLineBody of(WalletLine line) {
        return new WalletLineBody(
                line.entryId(),
                line.line(),
                line.sequence(),
                line.amount().asset().code(),
                line.direction().name(),
                line.amount().plain(),
                line.balance().plain(),
                line.kind(),
                line.reference(),
                line.origin().map(OriginBody::of).orElse(null),
                line.clientReference().orElse(null),
                line.counterparty().orElse(null),
                line.reverses().orElse(null),
                line.correlationId(),
                line.postedAt(),
                line.effectiveDate());
    }

    /** What a line belongs to. */
    @Schema(name = "WalletLineOrigin")
    public record OriginBody(
            @Schema(description = "Such as `transfer`, `payment` or `capture`", example = "transfer")
            String type,

            UUID id) {

        static OriginBody of(WalletLine.Origin origin) {
            return new OriginBody(origin.type(), origin.id());
        }
    }
}
