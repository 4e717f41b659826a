package io.coffer.edge.openapi;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** A header field that answers have, whatever they answer. Its name among the components is that of the field. */
enum CommonHeader {
    CORRELATION_ID(
            "X-Correlation-Id",
            "The id that you sent in this field (1 to 64 of `A-Z a-z 0-9 . _ : -`), or a new one; it is in our log, too",
            "01900c8e-7a1b-7c2d-9e3f-000000000001",
            CommonHeader.ANY),
    RATE_LIMIT(
            "RateLimit",
            "What is left: for each limit its name, how many requests (`r`), and after how many seconds there is more"
                    + " (`t`)",
            "\"standard-second\";r=199;t=1, \"standard-minute\";r=2999;t=1",
            CommonHeader.ANY),
    RATE_LIMIT_POLICY(
            "RateLimit-Policy",
            "The limits that you have: for each its name, how much it holds (`q`), and in how many seconds it flows full"
                    + " (`w`)",
            "\"standard-second\";q=200;w=2, \"standard-minute\";q=3000;w=60",
            CommonHeader.ANY),
    ALLOW("Allow", "The methods that the address knows", "GET, HEAD, OPTIONS", "405"),
    RETRY_AFTER("Retry-After", "Seconds to wait before the same request is sent again", "2", "429|503"),
    WWW_AUTHENTICATE("WWW-Authenticate", "How to say who you are", "Bearer realm=\"coffer\"", "401");

    private static final String ANY = ".*";

    private final String field;
    private final String description;
    private final String example;

    /** The statuses that it comes with: a regular expression. */
    private final String statuses;

    CommonHeader(String field, String description, String example, String statuses) {
        this.field = field;
        this.description = description;
        this.example = example;
        this.statuses = statuses;
    }

    String field() {
        return field;
    }

    /** The component itself. */
    Header header() {
        return OASFactory.createHeader()
                .description(description)
                .schema(OASFactory.createSchema().type(SchemaType.STRING))
                .example(example);
    }

    /** Adds those that come with a status, but none that the answer describes by itself. */
    static void addTo(String status, APIResponse response) {
        for (CommonHeader header : values()) {
            boolean described =
                    response.getHeaders() != null && response.getHeaders().containsKey(header.field);
            if (!described && status.matches(header.statuses)) {
                response.addHeader(header.field, OASFactory.createHeader().ref(header.field));
            }
        }
    }
}
