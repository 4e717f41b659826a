package io.coffer.wallet.withdrawal.provider;

import io.coffer.json.JsonProvider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The bank; its address and time-outs are set under {@code bank/mp-rest}. */
@RegisterRestClient(configKey = "bank")
@RegisterProvider(JsonProvider.class)
@RegisterProvider(BankAnswers.class)
@Timeout
@Retry(abortOn = BankAnswerException.class)
@CircuitBreaker(skipOn = BankAnswerException.class)
public interface BankClient {

    @POST
    @Path("/payouts")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    PayoutBody pay(@HeaderParam("Idempotency-Key") String idempotencyKey, PayoutRequest request);

    @GET
    @Path("/payouts/{reference}")
    @Produces(MediaType.APPLICATION_JSON)
    PayoutBody find(@PathParam("reference") String reference);
}
