package io.coffer.job.rest;

import io.coffer.edge.Members;
import io.coffer.edge.Problems;
import io.coffer.edge.RequestScope;
import io.coffer.identity.Role;
import io.coffer.job.JobRun;
import io.coffer.job.Jobs;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Jobs that people start, and what became of them. */
@Path("jobs")
@Tag(name = "Jobs")
@Produces(MediaType.APPLICATION_JSON)
@SecurityRequirement(name = "token")
public class JobResource {

    private static final String KEY_ROTATION = "personal-key-rotation";
    private static final String CLEANUP = "identity-cleanup";
    private static final String HOLD_EXPIRY = "hold-expiry";
    private static final String LEDGER_REPLAY = "ledger-replay";
    private static final String LEDGER_INVARIANTS = "ledger-invariants";
    private static final Pattern EXECUTION = Pattern.compile("\\d{1,18}");

    @Inject
    private Jobs jobs;

    @Inject
    private RequestScope scope;

    @POST
    @Path(KEY_ROTATION)
    @RolesAllowed(Role.ADMIN)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "startPersonalKeyRotation",
            summary = "Rotate the keys of personal data",
            description = "Wraps all keys with the newest version of the master key. With `data_keys` each person also"
                    + " gets a new key, and all that is sealed is sealed with it. Everything can be used meanwhile.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = KeyRotationBody.class),
                            examples = {
                                @ExampleObject(name = "after a new master key", value = "{\"data_keys\":false}"),
                                @ExampleObject(name = "everything", value = "{\"data_keys\":true}")
                            }))
    @APIResponse(
            responseCode = "202",
            description = "Started",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-running`: it runs already")
    public Response rotateKeys(KeyRotationBody body) {
        return accepted(body.read()
                .then(dataKeys ->
                        jobs.start(KEY_ROTATION, Map.of("data_keys", Boolean.toString(dataKeys)), scope.actor())));
    }

    @POST
    @Path(CLEANUP)
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "startIdentityCleanup",
            summary = "Delete what identity keeps no longer",
            description =
                    "Expired tokens, sessions, counts of failed attempts, devices, and registrations that were never"
                            + " verified, each after the time that is set for it. It runs every night by itself. Each step says how"
                            + " many it read and wrote.")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-running`: it runs already")
    public Response cleanUpIdentity() {
        return accepted(jobs.start(CLEANUP, Map.of(), scope.actor()));
    }

    @POST
    @Path(HOLD_EXPIRY)
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Operation(
            operationId = "startHoldExpiry",
            summary = "Release holds whose time is over",
            description = "It runs by itself every minute.")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-running`: it runs already")
    public Response expireHolds() {
        return accepted(jobs.start(HOLD_EXPIRY, Map.of(), scope.actor()));
    }

    @POST
    @Path(LEDGER_REPLAY)
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Operation(
            operationId = "startLedgerReplay",
            summary = "Compare the books with the journal",
            description =
                    "Every account with its postings and its holds. What differs is in `GET /ledger/differences`; an account of a"
                            + " customer or a channel that differs is frozen. It runs by itself every night.")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-running`: it runs already")
    public Response replay() {
        return accepted(jobs.start(LEDGER_REPLAY, Map.of(), scope.actor()));
    }

    @POST
    @Path(LEDGER_INVARIANTS)
    @RolesAllowed({Role.ADMIN, Role.OPERATOR})
    @Operation(
            operationId = "startLedgerInvariants",
            summary = "Check what must hold of the books",
            description =
                    "Of entries, accounts and the sums of stripes. What does not hold is in `GET /ledger/differences`. It runs by"
                            + " itself every night.")
    @APIResponse(
            responseCode = "202",
            description = "Started",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-running`: it runs already")
    public Response checkInvariants() {
        return accepted(jobs.start(LEDGER_INVARIANTS, Map.of(), scope.actor()));
    }

    @GET
    @Path("executions/{id}")
    @RolesAllowed({Role.ADMIN, Role.OPERATOR, Role.AUDITOR})
    @Operation(operationId = "getJobExecution", summary = "An execution of a job, with its steps")
    @APIResponse(
            responseCode = "200",
            description = "The execution",
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER), example = "17") @PathParam("id") String id) {
        var outcome = execution(id)
                .then(execution -> jobs.find(execution).map(Outcome::done).orElseGet(JobResource::unknown));
        return outcome instanceof Done<JobRun> done
                ? Response.ok(JobBody.of(done.value())).build()
                : Problems.of((Refused<?>) outcome);
    }

    @POST
    @Path("executions/{id}/stop")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "stopJobExecution",
            summary = "Stop a job after the chunk that it is at",
            description = "It can be restarted and goes on where it was.")
    @APIResponse(
            responseCode = "202",
            description = "It is stopping",
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-not-in-that-state`: it does not run")
    public Response stop(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER), example = "17") @PathParam("id") String id) {
        return change(id, execution -> jobs.stop(execution, scope.actor()));
    }

    @POST
    @Path("executions/{id}/restart")
    @RolesAllowed(Role.ADMIN)
    @Operation(
            operationId = "restartJobExecution",
            summary = "Go on with a job that was stopped or has failed",
            description = "The job's last execution only; the answer is a new one.")
    @APIResponse(
            responseCode = "202",
            description = "Restarted, as another execution",
            headers =
                    @Header(
                            name = "Location",
                            description = "Where to follow it",
                            schema = @Schema(type = SchemaType.STRING)),
            content = @Content(schema = @Schema(implementation = JobBody.class)))
    @APIResponse(responseCode = "409", description = "`job-not-in-that-state`: there is nothing to go on with")
    public Response restart(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER), example = "17") @PathParam("id") String id) {
        return change(id, execution -> jobs.restart(execution, scope.actor()));
    }

    private static Response change(String id, Function<Long, Outcome<JobRun>> change) {
        return accepted(execution(id).then(change));
    }

    private static Response accepted(Outcome<JobRun> outcome) {
        if (outcome instanceof Done<JobRun> done) {
            return Response.accepted(JobBody.of(done.value()))
                    .header(
                            HttpHeaders.LOCATION,
                            "/api/v1/jobs/executions/" + done.value().executionId())
                    .build();
        }
        return Problems.of((Refused<?>) outcome);
    }

    private static Outcome<Long> execution(String id) {
        return EXECUTION.matcher(id).matches() ? Outcome.done(Long.parseLong(id)) : unknown();
    }

    private static <T> Outcome<T> unknown() {
        return Outcome.refused(ProblemType.NOT_FOUND, "There is no such execution.");
    }

    /** What a rotation shall change beside the wrapping. */
    @Schema(name = "KeyRotation")
    public record KeyRotationBody(
            @Schema(example = "false") @Nullable Boolean dataKeys) {

        Outcome<Boolean> read() {
            var members = new Members();
            return members.orRefused(members.flag("data_keys", dataKeys));
        }
    }
}
