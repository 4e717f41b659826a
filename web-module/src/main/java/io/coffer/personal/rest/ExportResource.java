package io.coffer.personal.rest;

import io.coffer.edge.RequestScope;
import io.coffer.identity.Role;
import io.coffer.personal.PersonalRights;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** All that is kept of the customer who asks. */
@Path("me/export")
@Tag(name = "Me")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class ExportResource {

    @Inject
    private PersonalRights rights;

    @Inject
    private RequestScope scope;

    @GET
    @RolesAllowed(Role.CUSTOMER)
    @Operation(
            operationId = "exportMe",
            summary = "All that is kept of you",
            description = "One member of `data` for each part of the platform that keeps something.")
    @APIResponse(
            responseCode = "200",
            description = "Everything, opened",
            content = @Content(schema = @Schema(implementation = ExportBody.class)))
    public Response export() {
        var export = rights.export(scope.callerId(), scope.actor());
        return Response.ok(new ExportBody(export.personId(), export.exportedAt(), export.data()))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"coffer-export.json\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The parts of the platform name themselves. */
    @Schema(name = "PersonalExport")
    public record ExportBody(
            UUID customerId,
            Instant exportedAt,

            @Schema(type = SchemaType.OBJECT, additionalProperties = Schema.True.class)
            Map<String, Object> data) {}
}
