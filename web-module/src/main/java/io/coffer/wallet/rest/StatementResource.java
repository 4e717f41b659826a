package io.coffer.wallet.rest;

import io.coffer.edge.Problems;
import io.coffer.edge.Scoped;
import io.coffer.edge.limit.Cost;
import io.coffer.identity.Role;
import io.coffer.identity.Scope;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.problem.Refused;
import io.coffer.wallet.statement.CamtStatement;
import io.coffer.wallet.statement.CsvStatement;
import io.coffer.wallet.statement.PdfStatement;
import io.coffer.wallet.statement.Statement;
import io.coffer.wallet.statement.StatementFormat;
import io.coffer.wallet.statement.StatementPeriod;
import io.coffer.wallet.statement.Statements;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.core.Variant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Statements of wallets, in four formats. */
@Path("wallets/{id}/statements/{asset}")
@Tag(name = "Wallets")
@SecurityRequirement(name = "token")
@SecurityRequirement(name = "api-key")
public class StatementResource {

    private static final String CSV = "text/csv";
    private static final String PDF = "application/pdf";
    private static final String CAMT = MediaType.APPLICATION_XML;
    private static final String UTF_8 = ";charset=utf-8";

    private static final int TOKENS = 5;

    @Inject
    private SeenWallets wallets;

    @Inject
    private Statements statements;

    @Inject
    private JsonStatement json;

    @Inject
    private CsvStatement csv;

    @Inject
    private PdfStatement pdf;

    @Inject
    private CamtStatement camt;

    @Context
    private Request request;

    @GET
    @RolesAllowed({Role.CHANNEL, Role.CUSTOMER, Role.OPERATOR, Role.AUDITOR})
    @Scoped(Scope.WALLETS_READ)
    @Cost(TOKENS)
    @Produces({MediaType.APPLICATION_JSON, CSV, PDF, CAMT})
    @Operation(
            operationId = "getWalletStatement",
            summary = "The statement of an asset of a wallet, as JSON, CSV, PDF or camt.053",
            description = "The opening balance, all lines with the balance after each, the closing balance, and totals;"
                    + " the same figures in each format. `Accept` says which: `application/json`, `text/csv`,"
                    + " `application/pdf`, or `application/xml` for ISO 20022 camt.053.001.08.")
    @APIResponse(
            responseCode = "200",
            description = "The statement",
            headers =
                    @Header(
                            name = HttpHeaders.CONTENT_DISPOSITION,
                            description = "A name for the file",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatementBody.class)),
                @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)),
                @Content(mediaType = PDF, schema = @Schema(type = SchemaType.STRING, format = "binary")),
                @Content(mediaType = CAMT, schema = @Schema(type = SchemaType.STRING))
            })
    @APIResponse(
            responseCode = "400",
            description = "`filter-invalid`: a day or the zone is none, the days are in the wrong order or too many, or"
                    + " the last one is still to come")
    @APIResponse(
            responseCode = "404",
            description = "`not-found`: there is no such wallet, it is not yours, or it never had this asset")
    @APIResponse(
            responseCode = "422",
            description = "`too-many-lines`: for a PDF; `not-a-currency`: for camt.053, which knows ISO 4217 only")
    @Parameter(
            name = DaysParameters.FROM,
            in = ParameterIn.QUERY,
            required = true,
            description = "The first day",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-10-01")
    @Parameter(
            name = DaysParameters.TO,
            in = ParameterIn.QUERY,
            required = true,
            description = "The last day, which belongs to the statement; today at the latest",
            schema = @Schema(type = SchemaType.STRING, format = "date"),
            example = "2026-10-31")
    @Parameter(
            name = DaysParameters.ZONE,
            in = ParameterIn.QUERY,
            description = "Where these days begin and end, as the IANA names it; UTC if it is left out",
            schema = @Schema(type = SchemaType.STRING, defaultValue = "UTC"),
            example = "Europe/Athens")
    public Response get(
            @Parameter(schema = @Schema(type = SchemaType.STRING, format = "uuid")) @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.STRING), example = "EUR") @PathParam("asset") String asset,
            @Context UriInfo uri) {
        var outcome = wallets.find(id)
                .then(wallet -> DaysParameters.read(uri.getQueryParameters())
                        .then(period -> statements.make(wallet, asset, period, wallets.viewer()))
                        .then(this::shown));
        return outcome instanceof Done<Response> done ? done.value() : Problems.of((Refused<?>) outcome);
    }

    private Outcome<Response> shown(Statement statement) {
        var variant = request.selectVariant(Variant.mediaTypes(
                        MediaType.APPLICATION_JSON_TYPE,
                        MediaType.valueOf(CSV),
                        MediaType.valueOf(PDF),
                        MediaType.APPLICATION_XML_TYPE)
                .build());
        if (variant == null) {
            return Outcome.refused(
                    ProblemType.NOT_ACCEPTABLE,
                    "There are " + String.join(", ", MediaType.APPLICATION_JSON, CSV, PDF, CAMT) + ".");
        }
        return switch (variant.getMediaType().toString()) {
            case CSV -> file(csv, statement, CSV + UTF_8, "csv");
            case PDF -> file(pdf, statement, PDF, "pdf");
            case CAMT -> file(camt, statement, CAMT, "xml");
            default -> file(json, statement, MediaType.APPLICATION_JSON, "json");
        };
    }

    private static Outcome<Response> file(StatementFormat format, Statement statement, String type, String extension) {
        return format.show(statement).then(content -> {
            StreamingOutput body = content::writeTo;
            return Outcome.done(Response.ok(body, type)
                    .header(
                            HttpHeaders.CONTENT_DISPOSITION,
                            "attachment; filename=\"" + name(statement.period(), statement) + "." + extension + "\"")
                    .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                    .build());
        });
    }

    private static String name(StatementPeriod period, Statement statement) {
        return String.join(
                "-",
                "statement",
                statement.walletId().toString(),
                statement.asset().code(),
                period.from().toString(),
                period.to().toString());
    }
}
