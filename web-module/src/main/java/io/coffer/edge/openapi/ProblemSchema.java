package io.coffer.edge.openapi;

import io.coffer.problem.ProblemType;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The schema of all problems. */
final class ProblemSchema {

    static final String NAME = "Problem";

    private ProblemSchema() {}

    static Schema schema() {
        return OASFactory.createSchema()
                .type(SchemaType.OBJECT)
                .description(
                        "What was refused, and why (RFC 9457). Some have further members, which the page of their type"
                                + " names")
                .addProperty(
                        "type",
                        text("What it is: the address of a page about it, below this server; its end is a stable name")
                                .example("/problems/" + ProblemType.NOT_FOUND.slug()))
                .addProperty("title", text("The same in words, always the same").example(ProblemType.NOT_FOUND.title()))
                .addProperty(
                        "status",
                        OASFactory.createSchema()
                                .type(SchemaType.INTEGER)
                                .format("int32")
                                .description("The HTTP status")
                                .example(ProblemType.NOT_FOUND.status()))
                .addProperty("detail", text("What it was this time").example("There is no such payment."))
                .required(List.of("type", "title", "status", "detail"))
                .additionalPropertiesBoolean(true);
    }

    /** How a body that is a problem is described. */
    static MediaType mediaType() {
        return OASFactory.createMediaType().schema(reference());
    }

    static Schema reference() {
        return OASFactory.createSchema().ref(NAME);
    }

    private static Schema text(String description) {
        return OASFactory.createSchema().type(SchemaType.STRING).description(description);
    }
}
