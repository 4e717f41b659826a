package io.coffer.identity.rest;

import io.coffer.identity.Registrations;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Whose address was proved. */
@Schema(name = "ProvedAddress")
public record ProvedBody(
        UUID userId,

        @Schema(
                description =
                        "Send it as `device_token` when you sign in from this device: what strangers try at your address then does not keep you out")
        String deviceToken) {

    static ProvedBody of(Registrations.Proved proved) {
        return new ProvedBody(proved.userId(), proved.deviceToken());
    }
}
