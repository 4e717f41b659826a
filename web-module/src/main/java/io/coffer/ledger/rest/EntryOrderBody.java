package io.coffer.ledger.rest;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.coffer.edge.AmountText;
import io.coffer.edge.Members;
import io.coffer.ledger.Side;
import io.coffer.ledger.posting.EntryOrder;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry that is to be posted. */
@Schema(name = "NewEntry")
public record EntryOrderBody(
        @Schema(
                required = true,
                description = "Your name for the business fact, once for ever: 1 to 64 of `A-Z a-z 0-9 . _ / -`",
                maxLength = MAX_REFERENCE,
                example = "case-4711")
        @Nullable
        String reference,

        @Schema(
                required = true,
                description = "A kind of entry that the chart of accounts calls manual",
                example = "adjustment")
        @Nullable
        String kind,

        @Schema(
                description = "The day that it counts for, in UTC, from 2000-01-01 to today; today if it is left out",
                format = "date",
                example = "2026-10-31")
        @Nullable
        String effectiveDate,

        @Schema(
                type = SchemaType.OBJECT,
                additionalProperties = String.class,
                description =
                        "What else is known of the fact: at most 20 texts of 1 to 200 characters, under names of 1"
                                + " to 40 of `a-z 0-9 . _ -`")
        @Nullable
        Map<String, @Nullable String> metadata,

        @Schema(required = true, minItems = 2, maxItems = MAX_LINES) @Nullable
        List<@Nullable LineBody> lines) {

    static final int MAX_REFERENCE = 64;

    private static final int MAX_LINES = 100;
    private static final int MAX_KIND = 40;
    private static final int MAX_METADATA = 20;
    private static final int MAX_METADATA_TEXT = 200;
    private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9._/-]+");
    private static final Pattern METADATA_NAME = Pattern.compile("[a-z0-9._-]{1,40}");
    private static final EntryOrderBody NOTHING = new EntryOrderBody(null, null, null, null, null);

    /** A line of it. */
    @Schema(name = "NewEntryLine")
    public record LineBody(
            @Schema(
                    required = true,
                    description = "The id of an account, or the code of one of the house's own",
                    example = "suspense:EUR")
            @Nullable
            String account,

            @Schema(
                    required = true,
                    enumeration = {"DEBIT", "CREDIT"},
                    example = "DEBIT")
            @Nullable
            String side,

            @Schema(required = true, description = "Decimal string in the account's asset", example = "12.50")
            @JsonDeserialize(using = AmountText.class)
            @Nullable
            String amount,

            @Schema(description = "Compared with the account's, if it is there", example = "EUR") @Nullable
            String asset) {

        private static final int MAX_ACCOUNT = 64;
        private static final int MAX_AMOUNT = 64;
        private static final int MAX_ASSET = 12;
        private static final LineBody NOTHING = new LineBody(null, null, null, null);

        EntryOrder.Line read(String name, Members members) {
            return new EntryOrder.Line(
                    members.text(name + ".account", account, MAX_ACCOUNT),
                    members.choice(name + ".side", side, Side.class),
                    members.text(name + ".amount", amount, MAX_AMOUNT),
                    members.optionalText(name + ".asset", asset, MAX_ASSET).orElse(null));
        }
    }

    /** Reads an element of a list, which may be null. */
    static EntryOrder read(String name, @Nullable EntryOrderBody body, Members members) {
        return (body == null ? NOTHING : body).read(name + ".", members);
    }

    /** @param prefix of the names of the members in refusals */
    EntryOrder read(String prefix, Members members) {
        var name = members.text(prefix + "reference", reference, MAX_REFERENCE);
        members.check(
                REFERENCE.matcher(name).matches() || name.isEmpty(),
                prefix + "reference",
                "must have letters, digits and . _ / - only");
        return new EntryOrder(
                name,
                members.text(prefix + "kind", kind, MAX_KIND),
                effectiveDate == null ? null : members.date(prefix + "effective_date", effectiveDate),
                metadata(prefix + "metadata", members),
                members.list(
                        prefix + "lines",
                        lines,
                        2,
                        MAX_LINES,
                        (line, value) -> (value == null ? LineBody.NOTHING : value).read(line, members)));
    }

    private Map<String, String> metadata(String member, Members members) {
        var read = new TreeMap<String, String>();
        if (metadata != null) {
            members.check(metadata.size() <= MAX_METADATA, member, "must have at most " + MAX_METADATA + " members");
            metadata.forEach((name, value) -> {
                members.check(
                        METADATA_NAME.matcher(name).matches(), member, "must have names of 1 to 40 of a-z 0-9 . _ -");
                read.put(name, members.text(member + "." + name, value, MAX_METADATA_TEXT));
            });
        }
        return read;
    }
}
