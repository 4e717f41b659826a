package io.coffer.fx.provider;

import io.coffer.fx.RateSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The rate provider. */
@ApplicationScoped
class HttpRateSource {

    @Produces
    @ApplicationScoped
    RateSource rates(@RestClient RatesClient client) {
        return new HttpRates(client);
    }
}
