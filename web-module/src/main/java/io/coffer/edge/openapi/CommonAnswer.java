package io.coffer.edge.openapi;

import io.coffer.edge.Problems;
import io.coffer.problem.ProblemType;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A refusal that comes of the edge and not of a resource. Its name in the document is {@link #component}. */
enum CommonAnswer {
    INVALID_REQUEST(
            "InvalidRequest",
            ProblemType.INVALID_REQUEST,
            Occurs.ANYWHERE,
            "Accept is not a list of media types.",
            "The request is not in order"),
    UNAUTHENTICATED(
            "Unauthenticated",
            ProblemType.UNAUTHENTICATED,
            Occurs.BEHIND_THE_GATE,
            "Send a valid token as Authorization: Bearer.",
            "No token or key, or none that is good"),
    FORBIDDEN(
            "Forbidden",
            ProblemType.FORBIDDEN,
            Occurs.BEHIND_THE_GATE,
            "Your role does not allow this.",
            "This takes another role or scope"),
    NOT_FOUND(
            "NotFound",
            ProblemType.NOT_FOUND,
            Occurs.WITH_A_PATH_PARAMETER,
            "There is nothing at this address.",
            "There is no such thing, or it is not yours"),
    NOT_ACCEPTABLE(
            "NotAcceptable",
            ProblemType.NOT_ACCEPTABLE,
            Occurs.ANYWHERE,
            "None of the accepted media types can be produced here.",
            "Accept excludes everything that can be answered"),
    PAYLOAD_TOO_LARGE(
            "PayloadTooLarge",
            ProblemType.PAYLOAD_TOO_LARGE,
            Occurs.ANYWHERE,
            "The body has more than 65536 bytes.",
            "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(
            "UnsupportedMediaType",
            ProblemType.UNSUPPORTED_MEDIA_TYPE,
            Occurs.ANYWHERE,
            "A body must be in UTF-8.",
            "The body is of a type or in an encoding that is not read"),
    QUOTA_EXCEEDED(
            "QuotaExceeded",
            ProblemType.QUOTA_EXCEEDED,
            Occurs.ANYWHERE,
            "Too many requests; ask again in 2 seconds.",
            "That was too often"),
    HEADERS_TOO_LARGE(
            "HeadersTooLarge",
            ProblemType.HEADERS_TOO_LARGE,
            Occurs.ANYWHERE,
            "The header of a request has at most 100 fields and 16 KiB.",
            "Too many header fields, or too long ones"),
    INTERNAL_ERROR(
            "InternalError",
            ProblemType.INTERNAL_ERROR,
            Occurs.ANYWHERE,
            "The request could not be worked on.",
            "Our fault; it is in our log under the correlation id"),
    TEMPORARILY_UNAVAILABLE(
            "TemporarilyUnavailable",
            ProblemType.TEMPORARILY_UNAVAILABLE,
            Occurs.ANYWHERE,
            "Too many requests are being worked on; send it again in a moment.",
            "Not available just now: send the same again after Retry-After seconds");

    /** Where it can occur. */
    enum Occurs {
        ANYWHERE,
        BEHIND_THE_GATE,
        WITH_A_PATH_PARAMETER
    }

    private final String component;
    private final ProblemType type;
    private final Occurs occurs;
    private final String detail;
    private final String description;

    CommonAnswer(String component, ProblemType type, Occurs occurs, String detail, String description) {
        this.component = component;
        this.type = type;
        this.occurs = occurs;
        this.detail = detail;
        this.description = description;
    }

    String component() {
        return component;
    }

    Occurs occurs() {
        return occurs;
    }

    String status() {
        return Integer.toString(type.status());
    }

    /** The component itself. */
    APIResponse response() {
        var response = OASFactory.createAPIResponse()
                .description("`" + type.slug() + "`: " + description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problems.MEDIA_TYPE, ProblemSchema.mediaType().example(Problems.body(type, detail))));
        CommonHeader.addTo(status(), response);
        return response;
    }

    /** What stands for it at an operation. */
    APIResponse reference() {
        return OASFactory.createAPIResponse().ref(component);
    }
}
