package io.coffer.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was found of a person.
 *
 * @param screeningId the provider's id
 * @param reference the caller's reference
 * @param status "clear" or "hit"
 * @param matches who is on a list; empty if clear
 */
public record Screening(String screeningId, String reference, String status, List<Match> matches) {

    /**
     * Somebody on a list.
     *
     * @param score how alike, decimal text from 0 to 1
     */
    public record Match(String list, String name, String score) {}

    /**
     * Whom to look up.
     *
     * @param reference the caller's own name for the question, unique for ever
     * @param dateOfBirth ISO 8601
     * @param nationality ISO 3166-1 alpha-2
     */
    public record Question(
            @JsonProperty(required = true) String reference,
            @JsonProperty(required = true) String fullName,
            @JsonProperty(required = true) String dateOfBirth,
            @JsonProperty(required = true) String nationality) {

        private static final int LIMIT = 255;

        /** Checks the form. */
        public Question {
            present(reference, "reference");
            present(fullName, "full_name");
            present(dateOfBirth, "date_of_birth");
            present(nationality, "nationality");
        }

        private static void present(@Nullable String value, String member) {
            if (value == null || value.isBlank() || value.length() > LIMIT) {
                throw new IllegalArgumentException(member + " must have 1 to " + LIMIT + " characters");
            }
        }
    }

    /** Looks somebody up in the sandbox's list. */
    static Screening of(Question question) {
        List<Match> matches = SanctionsList.matches(question.fullName());
        return new Screening(
                "scr_" + UUID.randomUUID().toString().replace("-", ""),
                question.reference(),
                matches.isEmpty() ? "clear" : "hit",
                matches);
    }
}
