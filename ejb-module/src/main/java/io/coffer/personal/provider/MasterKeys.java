package io.coffer.personal.provider;

import io.coffer.personal.MasterKey;
import io.coffer.personal.MasterKeyException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** Gives out the master key that the settings name. */
@ApplicationScoped
public class MasterKeys {

    private static final String PREFIX = "coffer.personal.master-key.";

    @Inject
    private Config config;

    @Produces
    @ApplicationScoped
    MasterKey masterKey() {
        var kind = required("kind");
        return switch (kind) {
            case "local" -> new LocalMasterKey(Path.of(required("local.location")), () -> secret("local.password"));
            case "vault" -> vault();
            case "aws-kms" -> awsKms();
            default -> throw new MasterKeyException(PREFIX + "kind is neither local, vault nor aws-kms: " + kind);
        };
    }

    private MasterKey vault() {
        var location = new VaultMasterKey.Location(
                URI.create(required("vault.url")),
                required("vault.mount"),
                required("vault.key"),
                optional("vault.namespace"));
        return new VaultMasterKey(location, () -> secret("vault.token"), timeout());
    }

    private MasterKey awsKms() {
        var client = AwsMasterKey.client(
                required("aws-kms.region"),
                optional("aws-kms.endpoint").map(URI::create),
                DefaultCredentialsProvider.builder().build(),
                timeout());
        return new AwsMasterKey(client, required("aws-kms.key"));
    }

    private Duration timeout() {
        return Duration.ofMillis(Long.parseLong(required("timeout.millis")));
    }

    private Optional<String> optional(String name) {
        return config.getOptionalValue(PREFIX + name, String.class);
    }

    private String required(String name) {
        return optional(name).orElseThrow(() -> new MasterKeyException(PREFIX + name + " is not set"));
    }

    /** From the setting itself or from the file that {@code ….file} names; the file is read each time. */
    private String secret(String name) {
        return optional(name + ".file").map(Path::of).map(MasterKeys::read).orElseGet(() -> required(name));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new MasterKeyException(file + " can't be read", e);
        }
    }
}
