package io.coffer.identity.token;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Reads the key store, again whenever its file has changed. Thread-safe. */
@ApplicationScoped
public class TokenKeyStore {

    private static final Logger LOG = Logger.getLogger(TokenKeyStore.class.getName());

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.token.keystore.location")
    private Path file;

    @Inject
    @ConfigProperty(name = "coffer.token.keystore.password")
    private Optional<String> password;

    @Inject
    @ConfigProperty(name = "coffer.token.keystore.poll.seconds")
    private int pollSeconds;

    private volatile @Nullable Look last;

    /** What a look found, and the state of the file that it is from. */
    private record Look(TokenKeys keys, Instant at, Version version) {

        boolean isFresh(Instant now, Duration interval) {
            return !now.isBefore(at) && now.isBefore(at.plus(interval));
        }
    }

    private record Version(FileTime modified, long size) {

        static Version of(Path file) throws IOException {
            return new Version(Files.getLastModifiedTime(file), Files.size(file));
        }
    }

    /**
     * The keys as they are now, a few seconds old at most. A store that can't be read any more leaves the keys of the
     * last look.
     *
     * @throws IllegalStateException if the store could never be read
     */
    public TokenKeys keys() {
        var now = clock.instant();
        var known = last;
        return known != null && known.isFresh(now, Duration.ofSeconds(pollSeconds)) ? known.keys() : look(now);
    }

    private synchronized TokenKeys look(Instant now) {
        var known = last;
        if (known != null && known.isFresh(now, Duration.ofSeconds(pollSeconds))) {
            return known.keys();
        }
        try {
            var version = Version.of(file);
            var keys = known != null && known.version().equals(version) ? known.keys() : read();
            last = new Look(keys, now, version);
            return keys;
        } catch (IOException | GeneralSecurityException e) {
            if (known == null) {
                throw new IllegalStateException("the token key store " + file + " can't be read", e);
            }
            LOG.log(Level.WARNING, e, () -> "the token key store " + file + " can't be read any more");
            last = new Look(known.keys(), now, known.version());
            return known.keys();
        }
    }

    private TokenKeys read() throws IOException, GeneralSecurityException {
        var secret = password.orElseThrow(() -> new IllegalStateException("coffer.token.keystore.password is not set"))
                .toCharArray();
        var keys = TokenKeys.in(KeyStore.getInstance(file.toFile(), secret), secret);
        LOG.info(() -> "read the token key store: "
                + keys.signer(clock.instant()).map(key -> key + " signs").orElse("no key in it may sign now"));
        return keys;
    }
}
