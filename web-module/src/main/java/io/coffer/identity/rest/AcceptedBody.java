package io.coffer.identity.rest;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is answered when only the mailbox is told what came of a request. */
@Schema(name = "Accepted")
public record AcceptedBody(
        @Schema(example = AcceptedBody.TEXT) String detail) {

    static final String TEXT = "If the address can be used, a mail is on its way to it.";

    static AcceptedBody create() {
        return new AcceptedBody(TEXT);
    }
}
