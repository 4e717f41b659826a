package io.coffer.payment.provider;

import io.coffer.payment.Leg;
import io.coffer.payment.Ramp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The two providers. */
@ApplicationScoped
class HttpRamps {

    @Produces
    @ApplicationScoped
    Ramp onRamp(@RestClient OnRampClient client) {
        return new HttpRamp(Leg.ON_RAMP, client);
    }

    @Produces
    @ApplicationScoped
    Ramp offRamp(@RestClient OffRampClient client) {
        return new HttpRamp(Leg.OFF_RAMP, client);
    }
}
