package io.coffer.edge.openapi;

import io.coffer.edge.IdempotencyHeader;
import io.coffer.edge.Problems;
import jakarta.ws.rs.core.MediaType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** Adds to the document what the edge answers by itself, and what answers always have (rules 1 to 3). */
public class EdgeDescription implements OASFilter {

    private static final String FIRST_ERROR = "400";
    private static final String NOT_MODIFIED = "304";
    private static final String CURSOR = "cursor";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        if (api.getPaths() == null) {
            return;
        }
        addComponents(api);
        api.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    complete(operation, path);
                    if (method == PathItem.HttpMethod.GET) {
                        operation.getResponses().addAPIResponse(NOT_MODIFIED, notModified());
                    }
                }));
    }

    private static APIResponse notModified() {
        return OASFactory.createAPIResponse()
                .description("It has not changed: you have it already, with the tag that you sent in `If-None-Match`");
    }

    private static void addComponents(OpenAPI api) {
        var components = Optional.ofNullable(api.getComponents()).orElseGet(OASFactory::createComponents);
        AnswerMembers.of(ResourceClasses.found()).require(components.getSchemas());
        components.addSchema(ProblemSchema.NAME, ProblemSchema.schema());
        for (CommonHeader header : CommonHeader.values()) {
            components.addHeader(header.field(), header.header());
        }
        for (CommonAnswer answer : CommonAnswer.values()) {
            components.addResponse(answer.component(), answer.response());
        }
        api.setComponents(components);
    }

    private static void complete(Operation operation, String path) {
        if (operation.getSecurity() == null) {
            // Open to everybody: said, not left out.
            operation.setSecurity(List.of());
        }
        Optional.ofNullable(operation.getParameters()).stream()
                .flatMap(List::stream)
                .filter(parameter -> IdempotencyHeader.NAME.equals(parameter.getName()))
                .forEach(EdgeDescription::describeKey);
        var responses = Optional.ofNullable(operation.getResponses()).orElseGet(OASFactory::createAPIResponses);
        responses.getAPIResponses().forEach(EdgeDescription::complete);
        var done = new HashSet<String>();
        for (CommonAnswer answer : CommonAnswer.values()) {
            if (occurs(answer, operation, path) && done.add(answer.status())) {
                var described = responses.getAPIResponse(answer.status());
                if (described == null) {
                    responses.addAPIResponse(answer.status(), answer.reference());
                } else {
                    answer.addTo(described);
                }
            }
        }
        operation.setResponses(responses);
    }

    private static void describeKey(Parameter parameter) {
        parameter
                .required(true)
                .description("Your name for this request, 1 to 255 printable ASCII characters")
                .example("7d0f0c7e-6f0e-4f5e-9a51-0c8b7a6f5e4d");
    }

    private static boolean occurs(CommonAnswer answer, Operation operation, String path) {
        return switch (answer.occurs()) {
            case ANYWHERE -> true;
            case BEHIND_THE_GATE -> isSecured(operation);
            case WITH_A_PATH_PARAMETER -> path.contains("{");
            case WITH_A_JSON_BODY ->
                operation.getRequestBody() != null
                        && operation.getRequestBody().getContent().hasMediaType(MediaType.APPLICATION_JSON);
            case WITH_PAGES ->
                operation.getParameters() != null
                        && operation.getParameters().stream().anyMatch(parameter -> CURSOR.equals(parameter.getName()));
        };
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

    private static boolean isSecured(Operation operation) {
        return !operation.getSecurity().isEmpty()
                && operation.getSecurity().stream()
                        .noneMatch(way -> way.getSchemes().isEmpty());
    }
}
