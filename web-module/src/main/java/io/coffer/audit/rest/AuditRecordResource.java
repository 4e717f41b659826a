package io.coffer.audit.rest;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.coffer.audit.AuditRecord;
import io.coffer.audit.AuditTrail;
import io.coffer.edge.Problems;
import io.coffer.edge.page.Filter;
import io.coffer.edge.page.PageParameters;
import io.coffer.edge.page.PageQuery;
import io.coffer.edge.page.Pages;
import io.coffer.identity.Role;
import io.coffer.page.Page;
import io.coffer.problem.Done;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who did what to what. */
@Path("audit-records")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class AuditRecordResource {

    private static final String SUBJECT = "subject";
    private static final String ACTOR = "actor";
    private static final String ACTION = "action";

    @Inject
    private AuditTrail trail;

    @Inject
    private Pages pages;

    @GET
    @RolesAllowed({Role.AUDITOR, Role.ADMIN})
    @Operation(operationId = "listAuditRecords", summary = "What was changed, by whom; the newest first")
    @Parameter(
            name = SUBJECT,
            in = ParameterIn.QUERY,
            description = "Only what was done to this: the id of a customer, a channel, an account, an approval, …",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = ACTOR,
            in = ParameterIn.QUERY,
            description = "Only what this user or channel did; zeros for Coffer itself",
            schema = @Schema(type = SchemaType.STRING, format = "uuid"))
    @Parameter(
            name = ACTION,
            in = ParameterIn.QUERY,
            description = "Only this",
            schema = @Schema(type = SchemaType.STRING, pattern = "[A-Za-z0-9._:-]{1,64}"),
            example = "account.frozen")
    @APIResponse(
            responseCode = "200",
            description = "A page of records",
            content = @Content(schema = @Schema(implementation = AuditRecordsBody.class)))
    public Response list(@BeanParam PageParameters page) {
        var query = pages.read(page, Filter.id(SUBJECT), Filter.id(ACTOR), Filter.code(ACTION));
        return query instanceof Done<PageQuery> done
                ? Response.ok(records(done.value())).build()
                : Problems.of((Refused<?>) query);
    }

    private AuditRecordsBody records(PageQuery query) {
        Page<AuditRecord> page = trail.find(query.id(SUBJECT), query.id(ACTOR), query.filter(ACTION), query.request());
        return new AuditRecordsBody(page.map(AuditRecordBody::of).items(), pages.next(query, page));
    }

    /** A page of records. */
    @Schema(name = "AuditRecords")
    public record AuditRecordsBody(
            List<AuditRecordBody> items,

            @Schema(description = "Send it as `cursor` for the next page; absent on the last one") @Nullable
            String nextCursor) {}

    /** One change. */
    @Schema(name = "AuditRecord")
    public record AuditRecordBody(
            UUID auditRecordId,
            Instant at,

            @Schema(description = "The user or channel that did it; zeros for Coffer itself")
            UUID actorId,

            @Schema(example = "account.frozen") String action,

            SubjectBody subject,
            String correlationId,

            @Schema(
                    description = "What changed; its members depend on the action",
                    type = SchemaType.OBJECT,
                    additionalProperties = Schema.True.class)
            @JsonRawValue
            String detail) {

        static AuditRecordBody of(AuditRecord record) {
            return new AuditRecordBody(
                    record.id(),
                    record.at(),
                    record.actorId(),
                    record.action(),
                    SubjectBody.of(record.subject()),
                    record.correlationId(),
                    record.detail());
        }
    }
}
