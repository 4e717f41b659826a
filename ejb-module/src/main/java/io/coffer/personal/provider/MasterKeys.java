package io.coffer.personal.provider;

import io.coffer.personal.MasterKey;
import io.coffer.personal.MasterKeyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.nio.file.Path;
import org.eclipse.microprofile.config.Config;

/** Gives out the master key that the settings name. */
@ApplicationScoped
public class MasterKeys {

    private static final String PREFIX = "coffer.personal.master-key.";

    @Inject
    private Config config;

    @Produces
    @ApplicationScoped
    MasterKey masterKey() {
        var kind = setting("kind");
        return switch (kind) {
            case "local" -> new LocalMasterKey(Path.of(setting("local.location")), setting("local.password"));
            default -> throw new MasterKeyException(PREFIX + "kind is neither local, vault nor aws-kms: " + kind);
        };
    }

    private String setting(String name) {
        return config.getOptionalValue(PREFIX + name, String.class)
                .orElseThrow(() -> new MasterKeyException(PREFIX + name + " is not set"));
    }
}
