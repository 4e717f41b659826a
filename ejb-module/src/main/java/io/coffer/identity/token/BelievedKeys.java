package io.coffer.identity.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The keys that tokens are believed by, and whose each is. Gives them to MicroProfile JWT in a file, which it reads when
 * it meets a {@code kid} for the first time: so a {@code kid} must be asked for here before MicroProfile JWT meets it.
 * Thread-safe.
 */
@ApplicationScoped
public class BelievedKeys {

    @Inject
    private Clock clock;

    @Inject
    private TokenKeyStore store;

    @Inject
    private OutsideProvider outside;

    @Inject
    @ConfigProperty(name = "coffer.token.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "coffer.token.lifetime")
    private long lifeSeconds;

    @Inject
    @ConfigProperty(name = "mp.jwt.verify.publickey.location")
    private Path file;

    private volatile Map<String, RSAKey> written = Map.of();

    /** Our own, for everybody who verifies our tokens. */
    public List<RSAKey> published() {
        return store.keys().published(clock.instant(), Duration.ofSeconds(lifeSeconds)).stream()
                .map(TokenKey::jwk)
                .toList();
    }

    /** The issuer whose key this is; empty for a key that is not believed, or not any more. */
    public Optional<String> issuerOf(String kid) {
        var own = published();
        if (own.stream().anyMatch(key -> key.getKeyID().equals(kid))) {
            handOver(own);
            return Optional.of(issuer);
        }
        var theirs = outside.key(kid);
        theirs.ifPresent(key -> handOver(List.of(key)));
        return theirs.flatMap(key -> outside.issuer());
    }

    private void handOver(List<RSAKey> keys) {
        if (!written.values().containsAll(keys)) {
            write(keys);
        }
    }

    /** Adds to what is written; nothing is taken out, since {@link #issuerOf} decides what is believed. */
    private synchronized void write(List<RSAKey> keys) {
        var all = new HashMap<>(written);
        all.putAll(keys.stream().collect(Collectors.toMap(RSAKey::getKeyID, Function.identity())));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var next = Files.createTempFile(file.toAbsolutePath().getParent(), "token-keys", ".json");
            Files.writeString(next, new JWKSet(List.<JWK>copyOf(all.values())).toString());
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("the keys of tokens can't be written to " + file, e);
        }
        written = Map.copyOf(all);
    }
}
