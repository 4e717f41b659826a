package io.coffer.identity.token;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * An OpenID provider outside of Coffer whose tokens are believed too; none unless it is configured. Its keys are kept
 * for minutes; a {@code kid} that is not among them lets them be fetched again, but not more often than twice in half a
 * minute. When it is down, the keys last seen go on for an hour.
 */
@ApplicationScoped
public class OutsideProvider {

    private static final Logger LOG = Logger.getLogger(OutsideProvider.class.getName());

    private static final int CONNECT_MILLIS = 1_000;
    private static final int READ_MILLIS = 2_000;
    private static final int MAX_BYTES = 65_536;
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration WAIT_FOR_OTHERS = Duration.ofSeconds(5);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final Duration KEPT_IN_AN_OUTAGE = Duration.ofHours(1);

    @Inject
    @ConfigProperty(name = "coffer.token.outside.issuer")
    private Optional<String> issuer;

    @Inject
    @ConfigProperty(name = "coffer.token.outside.jwks")
    private Optional<URL> address;

    private @Nullable JWKSource<SecurityContext> source;

    @PostConstruct
    void prepare() {
        if (issuer.isPresent()) {
            var from = address.orElseThrow(() ->
                    new IllegalStateException("coffer.token.outside.issuer is set, coffer.token.outside.jwks is not"));
            source = JWKSourceBuilder.create(from, new DefaultResourceRetriever(CONNECT_MILLIS, READ_MILLIS, MAX_BYTES))
                    .cache(KEPT.toMillis(), WAIT_FOR_OTHERS.toMillis())
                    .refreshAheadCache(false)
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .outageTolerant(KEPT_IN_AN_OUTAGE.toMillis())
                    .build();
        }
    }

    /** The {@code iss} of its tokens. */
    public Optional<String> issuer() {
        return issuer;
    }

    /** Its key of this name, if it has one that RS256 signatures can be verified with. May ask the provider. */
    public Optional<RSAKey> key(String kid) {
        return keys(new JWKMatcher.Builder()
                        .keyType(KeyType.RSA)
                        .keyUses(KeyUse.SIGNATURE, null)
                        .algorithms(JWSAlgorithm.RS256, null)
                        .keyID(kid)
                        .build())
                .stream()
                .map(JWK::toRSAKey)
                .findFirst();
    }

    private List<JWK> keys(JWKMatcher matcher) {
        if (source == null) {
            return List.of();
        }
        try {
            return source.get(new JWKSelector(matcher), null);
        } catch (KeySourceException e) {
            LOG.log(Level.FINE, e, () -> "no keys of " + issuer);
            return List.of();
        }
    }
}
