package io.coffer.wallet.rest;

import io.coffer.money.Asset;
import io.coffer.wallet.hold.HeldFunds;
import io.coffer.wallet.hold.HoldCapture;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An amount of a wallet that is reserved, or was. */
@Schema(name = "Hold")
public record HoldBody(
        UUID holdId,
        UUID wallet,
        @Schema(example = "EUR") String asset,

        @Schema(description = "What was authorised", example = "80.00")
        String amount,

        @Schema(description = "What was taken of it so far", example = "30.00")
        String captured,

        @Schema(description = "What can still be captured; nothing once the hold has ended", example = "50.00")
        String remaining,

        @Schema(
                description = "An ACTIVE hold can be captured and voided; the others have ended for ever",
                enumeration = {"ACTIVE", "CAPTURED", "VOIDED", "EXPIRED"})
        String status,

        String clientReference,
        String correlationId,
        Instant createdAt,

        @Schema(description = "From when on it can't be captured any more") @Nullable
        Instant expiresAt,

        @Schema(description = "When it was captured, voided or released after its expiry") @Nullable
        Instant closedAt,

        @Schema(description = "In their order") List<CaptureBody> captures) {

    static HoldBody of(HeldFunds held) {
        var hold = held.hold();
        var asset = hold.amount().asset();
        return new HoldBody(
                hold.id(),
                held.request().walletId(),
                asset.code(),
                hold.amount().plain(),
                hold.captured().plain(),
                held.remaining().plain(),
                held.status().name(),
                held.request().clientReference(),
                hold.correlationId(),
                hold.createdAt(),
                hold.expiresAt().orElse(null),
                hold.closedAt().orElse(null),
                held.captures().stream()
                        .map(capture -> CaptureBody.of(capture, asset))
                        .toList());
    }

    /** What was taken of a hold at once. */
    @Schema(name = "Capture")
    public record CaptureBody(
            UUID captureId,
            UUID destinationWallet,
            @Schema(example = "30.00") String amount,
            @Schema(description = "What was posted for it") UUID entryId,
            String correlationId,
            Instant createdAt) {

        static CaptureBody of(HoldCapture capture, Asset asset) {
            return new CaptureBody(
                    capture.id(),
                    capture.destinationWallet(),
                    capture.amount(asset).plain(),
                    capture.entryId(),
                    capture.correlationId(),
                    capture.createdAt());
        }
    }
}
