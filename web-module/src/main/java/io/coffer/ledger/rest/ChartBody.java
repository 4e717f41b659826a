package io.coffer.ledger.rest;

import io.coffer.ledger.AccountKind;
import io.coffer.ledger.ChartOfAccounts;
import io.coffer.ledger.EntryKind;
import io.coffer.ledger.Side;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The chart of accounts. */
@Schema(name = "ChartOfAccounts")
public record ChartBody(List<AccountKindBody> accountKinds, List<EntryKindBody> entryKinds) {

    /** What sort of account there is. */
    @Schema(name = "AccountKind")
    public record AccountKindBody(
            @Schema(example = "fee-income") String code,

            @Schema(description = "Its place in the chart", example = "4000")
            int number,

            String name,

            @Schema(
                    type = SchemaType.STRING,
                    enumeration = {"ASSET", "LIABILITY", "EQUITY", "INCOME", "EXPENSE"})
            String type,

            @Schema(description = "Kept for customers and channels; otherwise the house's own")
            boolean owned,

            @Schema(description = "Whether the balance may be below zero")
            boolean mayBeNegative,

            String meaning) {

        static AccountKindBody of(AccountKind kind) {
            return new AccountKindBody(
                    kind.code(),
                    kind.number(),
                    kind.name(),
                    kind.type().name(),
                    kind.owned(),
                    kind.mayBeNegative(),
                    kind.meaning());
        }
    }

    /** What sort of entry there is, and where it may be posted. */
    @Schema(name = "EntryKind")
    public record EntryKindBody(
            @Schema(example = "adjustment") String code,

            @Schema(description = "Whether people and back-office systems may post it")
            boolean manual,

            String meaning,

            @Schema(description = "The kinds of account that it may debit")
            List<String> debits,

            @Schema(description = "The kinds of account that it may credit")
            List<String> credits) {

        static EntryKindBody of(EntryKind kind) {
            return new EntryKindBody(
                    kind.code(), kind.manual(), kind.meaning(), places(kind, Side.DEBIT), places(kind, Side.CREDIT));
        }

        private static List<String> places(EntryKind kind, Side side) {
            return kind.places().stream()
                    .filter(place -> place.side() == side)
                    .map(EntryKind.Place::accountKind)
                    .sorted()
                    .toList();
        }
    }

    static ChartBody of(ChartOfAccounts chart) {
        return new ChartBody(
                chart.accountKinds().stream().map(AccountKindBody::of).toList(),
                chart.entryKinds().stream().map(EntryKindBody::of).toList());
    }
}
