package io.coffer.problem;

import java.util.Locale;

/** The catalogue of problems: for each its HTTP status and title. Its name in a problem's {@code type} is {@link #slug}. */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not the JSON that is expected"),
    UNKNOWN_FIELD(400, "The body has a member that is not known"),
    MISSING_FIELD(400, "The body lacks a member"),
    INVALID_FIELD(400, "A member of the body has a value that is not allowed"),
    INVALID_REQUEST(400, "The request can't be understood"),
    AMOUNT_FORMAT(400, "The amount is not a plain decimal"),
    IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
    IDEMPOTENCY_KEY_INVALID(400, "The Idempotency-Key header is not valid"),
    UNAUTHENTICATED(401, "Sign in first"),
    FORBIDDEN(403, "Your role does not allow this"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    NOT_ACCEPTABLE(406, "None of the accepted media types can be produced"),
    DUPLICATE_PAYMENT(409, "The payment exists already"),
    DUPLICATE_REFERENCE(409, "The reference was used already"),
    HOLD_NOT_ACTIVE(409, "The hold is not active any more"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The media type of the body is not supported"),
    AMOUNT_SCALE(422, "The amount has more decimals than its asset"),
    AMOUNT_NOT_POSITIVE(422, "The amount must be more than zero"),
    AMOUNT_TOO_SMALL(422, "The amount is too small to be paid out"),
    UNKNOWN_CURRENCY(422, "The currency is not known here"),
    UNKNOWN_ACCOUNT(422, "The account is not known here"),
    ASSET_MISMATCH(422, "The account is kept in another asset"),
    SAME_ACCOUNT(422, "Source and destination are the same"),
    ACCOUNT_FROZEN(422, "The account takes no new money movement"),
    INSUFFICIENT_FUNDS(422, "The available balance is too low"),
    CAPTURE_EXCEEDS_HOLD(422, "The capture is more than the hold"),
    UNBALANCED(422, "The postings do not sum to zero per asset"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used for another request"),
    INTERNAL_ERROR(500, "Something went wrong here"),
    TEMPORARILY_UNAVAILABLE(503, "Not available just now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The last part of its URI: {@code insufficient-funds}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
