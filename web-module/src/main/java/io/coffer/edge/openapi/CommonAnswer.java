package io.coffer.edge.openapi;

import io.coffer.edge.Problems;
import io.coffer.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A refusal that comes of the edge and not of a resource. Its name in the document is {@link #component}. */
enum CommonAnswer {
    INVALID_BODY(
            "InvalidBody",
            Occurs.WITH_A_JSON_BODY,
            "\"email\" must be an e-mail address of at most 254 characters.",
            "The body is not in order",
            ProblemType.INVALID_FIELD,
            ProblemType.MISSING_FIELD,
            ProblemType.UNKNOWN_FIELD,
            ProblemType.MALFORMED_JSON,
            ProblemType.INVALID_REQUEST),
    INVALID_PAGE(
            "InvalidPage",
            Occurs.WITH_PAGES,
            "page_size must be a whole number from 1 to 200.",
            "There is no such page",
            ProblemType.PAGE_SIZE,
            ProblemType.CURSOR_INVALID,
            ProblemType.FILTER_INVALID,
            ProblemType.INVALID_REQUEST),
    INVALID_REQUEST(
            "InvalidRequest",
            Occurs.ANYWHERE,
            "Accept is not a list of media types.",
            "The request is not in order",
            ProblemType.INVALID_REQUEST),
    UNAUTHENTICATED(
            "Unauthenticated",
            Occurs.BEHIND_THE_GATE,
            "Send a valid token as Authorization: Bearer.",
            "No token or key, or none that is good",
            ProblemType.UNAUTHENTICATED),
    FORBIDDEN(
            "Forbidden",
            Occurs.BEHIND_THE_GATE,
            "Your role does not allow this.",
            "This takes another role or scope",
            ProblemType.FORBIDDEN,
            ProblemType.INSUFFICIENT_SCOPE),
    NOT_FOUND(
            "NotFound",
            Occurs.WITH_A_PATH_PARAMETER,
            "There is nothing at this address.",
            "There is no such thing, or it is not yours",
            ProblemType.NOT_FOUND),
    METHOD_NOT_ALLOWED(
            "MethodNotAllowed",
            Occurs.ANYWHERE,
            "This address does not know PUT.",
            "The address knows other methods only, those in `Allow`",
            ProblemType.METHOD_NOT_ALLOWED),
    NOT_ACCEPTABLE(
            "NotAcceptable",
            Occurs.ANYWHERE,
            "None of the accepted media types can be produced here.",
            "Accept excludes everything that can be answered",
            ProblemType.NOT_ACCEPTABLE),
    PAYLOAD_TOO_LARGE(
            "PayloadTooLarge",
            Occurs.ANYWHERE,
            "The body has more than 65536 bytes.",
            "The body is too large",
            ProblemType.PAYLOAD_TOO_LARGE),
    UNSUPPORTED_MEDIA_TYPE(
            "UnsupportedMediaType",
            Occurs.ANYWHERE,
            "A body must be in UTF-8.",
            "The body is of a type or in an encoding that is not read",
            ProblemType.UNSUPPORTED_MEDIA_TYPE),
    QUOTA_EXCEEDED(
            "QuotaExceeded",
            Occurs.ANYWHERE,
            "Too many requests; ask again in 2 seconds.",
            "That was too often",
            ProblemType.QUOTA_EXCEEDED),
    HEADERS_TOO_LARGE(
            "HeadersTooLarge",
            Occurs.ANYWHERE,
            "The header of a request has at most 100 fields and 16 KiB.",
            "Too many header fields, or too long ones",
            ProblemType.HEADERS_TOO_LARGE),
    INTERNAL_ERROR(
            "InternalError",
            Occurs.ANYWHERE,
            "The request could not be worked on.",
            "Our fault; it is in our log under the correlation id",
            ProblemType.INTERNAL_ERROR),
    TEMPORARILY_UNAVAILABLE(
            "TemporarilyUnavailable",
            Occurs.ANYWHERE,
            "Too many requests are being worked on; send it again in a moment.",
            "Not available just now: send the same again after Retry-After seconds",
            ProblemType.TEMPORARILY_UNAVAILABLE);

    /** Where it can occur. */
    enum Occurs {
        ANYWHERE,
        BEHIND_THE_GATE,
        WITH_A_PATH_PARAMETER,
        WITH_A_JSON_BODY,
        WITH_PAGES
    }

    private final String component;
    private final Occurs occurs;
    private final String detail;
    private final String description;

    /** What it may be, all of one status; the first one is the example. */
    @SuppressWarnings("ImmutableEnumChecker") // List.of()
    private final List<ProblemType> types;

    CommonAnswer(String component, Occurs occurs, String detail, String description, ProblemType... types) {
        this.component = component;
        this.occurs = occurs;
        this.detail = detail;
        this.description = description;
        this.types = List.of(types);
    }

    String component() {
        return component;
    }

    Occurs occurs() {
        return occurs;
    }

    String status() {
        return Integer.toString(example().status());
    }

    private ProblemType example() {
        return types.get(0);
    }

    /** The component itself. */
    APIResponse response() {
        var response = OASFactory.createAPIResponse()
                .description(names("") + ": " + description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problems.MEDIA_TYPE,
                                ProblemSchema.mediaType().example(Problems.body(example(), detail))));
        CommonHeader.addTo(status(), response);
        return response;
    }

    /** What stands for it at an operation. */
    APIResponse reference() {
        return OASFactory.createAPIResponse().ref(component);
    }

    /** Adds its names to those that an operation has for the same status. */
    void addTo(APIResponse response) {
        var said = Objects.requireNonNullElse(response.getDescription(), "");
        var more = names(said);
        if (!more.isEmpty()) {
            response.setDescription(said.isEmpty() ? more : said + "; " + more);
        }
    }

    private String names(String said) {
        return types.stream()
                .map(type -> "`" + type.slug() + "`")
                .filter(name -> !said.contains(name))
                .collect(Collectors.joining(", "));
    }
}
