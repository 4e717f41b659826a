package io.coffer.wallet.rest;

import io.coffer.wallet.withdrawal.WithdrawalStory;
import io.coffer.wallet.withdrawal.WithdrawalTransition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Money that is paid out of a wallet to a bank account. */
@Schema(name = "Withdrawal")
public record WithdrawalBody(
        UUID withdrawalId,

        @Schema(
                description =
                        "COMPLETED: the bank has paid; RETURNED: it came back after that; FAILED: it is where it was",
                enumeration = {"PENDING", "PROCESSING", "COMPLETED", "FAILED", "RETURNED"})
        String status,

        @Schema(description = "Why it failed or came back, in the words of the bank", example = "account-closed")
        @Nullable
        String reason,

        UUID wallet,
        @Schema(example = "EUR") String asset,

        @Schema(description = "What the creditor gets", example = "40.00")
        String amount,

        @Schema(description = "On top of it", example = "0.00")
        String fee,

        @Schema(description = "Masked for staff; absent if the owner was erased", example = "Erika Mustermann")
        @Nullable
        String creditorName,

        @Schema(description = "Masked for staff; absent if the owner was erased", example = "DE75512108001245126199")
        @Nullable
        String iban,

        String clientReference,

        @Schema(description = "What the bank calls it") @Nullable
        String payoutId,

        @Schema(description = "What was posted when it was paid") @Nullable
        UUID entryId,

        @Schema(description = "What was posted when it came back") @Nullable
        UUID returnEntryId,

        @Schema(description = "What it has been, the oldest first")
        List<StepBody> history,

        String correlationId,
        Instant createdAt) {

    static WithdrawalBody of(WithdrawalStory story) {
        var withdrawal = story.withdrawal();
        return new WithdrawalBody(
                withdrawal.id(),
                withdrawal.status().name(),
                withdrawal.reason().orElse(null),
                withdrawal.walletId(),
                withdrawal.amount().asset().code(),
                withdrawal.amount().plain(),
                withdrawal.fee().plain(),
                story.creditor().map(WithdrawalStory.Creditor::name).orElse(null),
                story.creditor().map(WithdrawalStory.Creditor::iban).orElse(null),
                withdrawal.clientReference(),
                withdrawal.payoutId().orElse(null),
                withdrawal.entryId().orElse(null),
                withdrawal.returnEntryId().orElse(null),
                story.history().stream().map(StepBody::of).toList(),
                withdrawal.correlationId(),
                withdrawal.createdAt());
    }

    /** What a withdrawal became, and when. */
    @Schema(name = "WithdrawalStep")
    public record StepBody(
            @Schema(enumeration = {"PENDING", "PROCESSING", "COMPLETED", "FAILED", "RETURNED"})
            String status,

            @Nullable String reason,
            Instant at) {

        static StepBody of(WithdrawalTransition transition) {
            return new StepBody(transition.status().name(), transition.reason().orElse(null), transition.at());
        }
    }
}
