package io.coffer.payment.provider;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;

/** What both providers offer. All annotations are on the methods: those of the type would not be inherited. */
public interface RampClient {

    @POST
    @Path("/conversions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    ConversionBody convert(@HeaderParam("Idempotency-Key") String idempotencyKey, ConversionRequest request);

    @GET
    @Path("/conversions")
    @Produces(MediaType.APPLICATION_JSON)
    ConversionBody find(@QueryParam("reference") String reference);
}
