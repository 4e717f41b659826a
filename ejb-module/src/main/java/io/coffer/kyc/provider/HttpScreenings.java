package io.coffer.kyc.provider;

import io.coffer.kyc.review.SanctionsScreening;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The screening provider. */
@ApplicationScoped
class HttpScreenings {

    @Produces
    @ApplicationScoped
    SanctionsScreening screening(@RestClient ScreeningClient client) {
        return new HttpScreening(client);
    }
}
