package io.coffer.kyc.rest;

import io.coffer.edge.Members;
import io.coffer.kyc.Address;
import io.coffer.kyc.Details;
import io.coffer.problem.Outcome;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Who a customer says she is; the same in and out. */
@Schema(name = "KycDetails")
public record DetailsBody(
        @Schema(required = true, description = "As in the identity document", maxLength = 200, example = "Ada Lovelace")
        @Nullable
        String fullName,

        @Schema(required = true, format = "date", example = "1990-12-10") @Nullable
        String dateOfBirth,

        @Schema(required = true, description = "ISO 3166-1 alpha-2", pattern = "[A-Z]{2}", example = "GB") @Nullable
        String nationality,

        @Schema(required = true, description = "Street and number", maxLength = 200, example = "12 St James's Square")
        @Nullable
        String street,

        @Schema(required = true, maxLength = 20, example = "SW1Y 4JH") @Nullable
        String postalCode,

        @Schema(required = true, maxLength = 100, example = "London") @Nullable
        String city,

        @Schema(required = true, description = "ISO 3166-1 alpha-2", pattern = "[A-Z]{2}", example = "GB") @Nullable
        String country,

        @Schema(required = true, description = "E.164", pattern = "\\+[1-9][0-9]{6,14}", example = "+442079460958")
        @Nullable
        String phone) {

    static final String EXAMPLE = """
            {"full_name":"Ada Lovelace","date_of_birth":"1990-12-10","nationality":"GB",\
            "street":"12 St James's Square","postal_code":"SW1Y 4JH","city":"London","country":"GB",\
            "phone":"+442079460958"}""";

    private static final int MAX_NAME = 200;
    private static final int MAX_CITY = 100;
    private static final int MAX_POSTAL_CODE = 20;
    private static final int MAX_PHONE = 16;
    private static final int COUNTRY = 2;
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");

    static DetailsBody of(Details details) {
        var address = details.address();
        return new DetailsBody(
                details.fullName(),
                details.dateOfBirth().toString(),
                details.nationality(),
                address.street(),
                address.postalCode(),
                address.city(),
                address.country(),
                details.phone());
    }

    Outcome<Details> read() {
        var members = new Members();
        return members.orRefused(new Details(
                members.text("full_name", fullName, MAX_NAME),
                members.date("date_of_birth", dateOfBirth),
                country(members, "nationality", nationality),
                new Address(
                        members.text("street", street, MAX_NAME),
                        members.text("postal_code", postalCode, MAX_POSTAL_CODE),
                        members.text("city", city, MAX_CITY),
                        country(members, "country", country)),
                phone(members)));
    }

    private String phone(Members members) {
        var text = members.text("phone", phone, MAX_PHONE);
        members.check(E164.matcher(text).matches(), "phone", "must be a number such as +442079460958, without spaces");
        return text;
    }

    private static String country(Members members, String name, @Nullable String value) {
        var text = members.text(name, value, COUNTRY);
        members.check(COUNTRIES.contains(text), name, "must be a country as ISO 3166-1 names it, such as GB");
        return text;
    }

    /** Nothing of it, so that none of it gets into a log. */
    @Override
    public String toString() {
        return "DetailsBody[…]";
    }
}
