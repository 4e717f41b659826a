package io.coffer.kyc.provider;

import io.coffer.json.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The screening provider; its address and time-outs are set under {@code screening/mp-rest}. */
@RegisterRestClient(configKey = "screening")
@RegisterProvider(JsonProvider.class)
@RegisterProvider(ScreeningAnswers.class)
@Timeout
@Retry(abortOn = ScreeningNotFoundException.class)
@CircuitBreaker(skipOn = ScreeningNotFoundException.class)
public interface ScreeningClient {

    @POST
    @Path("/screenings")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    ScreeningBody screen(@HeaderParam("Idempotency-Key") String idempotencyKey, ScreeningRequest request);

    @GET
    @Path("/screenings")
    @Produces(MediaType.APPLICATION_JSON)
    ScreeningBody find(@QueryParam("reference") String reference);
}
