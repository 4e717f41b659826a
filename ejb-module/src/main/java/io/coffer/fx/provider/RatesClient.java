package io.coffer.fx.provider;

import io.coffer.json.JsonProvider;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.annotation.RegisterProvider;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** The rate provider; its address and time-outs are set under {@code rates/mp-rest}. */
@RegisterRestClient(configKey = "rates")
@RegisterProvider(JsonProvider.class)
@Timeout
@CircuitBreaker
public interface RatesClient {

    @GET
    @Path("/rates")
    @Produces(MediaType.APPLICATION_JSON)
    RatesBody rates();
}
