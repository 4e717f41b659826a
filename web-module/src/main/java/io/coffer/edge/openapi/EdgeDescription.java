package io.coffer.edge.openapi;

import io.coffer.edge.Problems;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/** Adds to the document what the edge answers by itself (rules 1 and 2). */
public class EdgeDescription implements OASFilter {

    private static final String FIRST_ERROR = "400";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        addComponents(api);
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations()
                        .values()
                        .forEach(operation -> complete(operation, path, isSecured(operation, api))));
    }

    private static void addComponents(OpenAPI api) {
        var components = Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
        components.addSchema(ProblemSchema.NAME, ProblemSchema.schema());
        for (CommonHeader header : CommonHeader.values()) {
            components.addHeader(header.field(), header.header());
        }
        for (CommonAnswer answer : CommonAnswer.values()) {
            components.addResponse(answer.component(), answer.response());
        }
        api.setComponents(components);
    }

    private static void complete(Operation operation, String path, boolean secured) {
        var responses = Optional.ofNullable(operation.getResponses()).orElseGet(OASFactory::createAPIResponses);
        responses.getAPIResponses().forEach(EdgeDescription::complete);
        for (CommonAnswer answer : CommonAnswer.values()) {
            boolean occurs = switch (answer.occurs()) {
                case ANYWHERE -> true;
                case BEHIND_THE_GATE -> secured;
                case WITH_A_PATH_PARAMETER -> path.contains("{");
            };
            if (occurs && !responses.hasAPIResponse(answer.status())) {
                responses.addAPIResponse(answer.status(), answer.reference());
            }
        }
        operation.setResponses(responses);
    }

    /** Completes what is described; what stands elsewhere, is complete there. */
    private static void complete(String status, APIResponse response) {
        if (response.getRef() != null) {
            return;
        }
        CommonHeader.addTo(status, response);
        if (status.compareTo(FIRST_ERROR) < 0) {
            return;
        }
        if (response.getContent() == null
                || response.getContent().getMediaTypes().isEmpty()) {
            response.setContent(
                    OASFactory.createContent().addMediaType(Problems.MEDIA_TYPE, ProblemSchema.mediaType()));
            return;
        }
        response.getContent().getMediaTypes().forEach((type, media) -> {
            if (type.equals(Problems.MEDIA_TYPE) && media.getSchema() == null) {
                media.setSchema(ProblemSchema.reference());
            }
        });
    }

    private static boolean isSecured(Operation operation, OpenAPI api) {
        List<SecurityRequirement> asked = operation.getSecurity() == null ? api.getSecurity() : operation.getSecurity();
        return asked != null
                && !asked.isEmpty()
                && asked.stream().noneMatch(way -> way.getSchemes().isEmpty());
    }
}
