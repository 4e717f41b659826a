package io.coffer.kyc.rest;

import io.coffer.edge.Problems;
import io.coffer.kyc.document.Content;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** The content of a document as an answer: to be saved, never to be run where it came from. */
final class ContentAnswer {

    private ContentAnswer() {}

    static Response of(Outcome<Content> outcome) {
        if (outcome instanceof Done<Content> done) {
            var content = done.value();
            return Response.ok(content.bytes(), content.format().mediaType())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment")
                    .header("Content-Security-Policy", "default-src 'none'; sandbox")
                    .header(HttpHeaders.CACHE_CONTROL, "no-store")
                    .build();
        }
        return Problems.of((Refused<?>) outcome);
    }
}
