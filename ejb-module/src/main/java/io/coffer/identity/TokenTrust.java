package io.coffer.identity;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.coffer.id.Ids;
import io.coffer.identity.token.BelievedKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.text.ParseException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Which key may speak for which issuer, and for whom. What a token says is proved only when MicroProfile JWT has verified
 * its signature and its time besides; each of the two alone is not enough.
 */
@ApplicationScoped
public class TokenTrust {

    /** Longer than any token of ours, and than a provider's with some dozens of roles. */
    private static final int MAX_LENGTH = 8_192;

    @Inject
    private BelievedKeys keys;

    @Inject
    @ConfigProperty(name = "coffer.token.issuer")
    private String issuer;

    @Inject
    @ConfigProperty(name = "coffer.token.audience")
    private String audience;

    @Inject
    @ConfigProperty(name = "coffer.token.outside.audience")
    private Optional<String> outsideAudience;

    @Inject
    @ConfigProperty(name = "coffer.token.outside.roles")
    private String outsideRoles;

    /**
     * What a token says that names a key of its own issuer.
     *
     * @return empty for what is no token, and for one whose key is unknown, retired or not its issuer's, or that is for
     *     others than us
     */
    public Optional<TokenClaims> claimed(String token) {
        if (token.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            var parsed = SignedJWT.parse(token);
            var header = parsed.getHeader();
            if (!JWSAlgorithm.RS256.equals(header.getAlgorithm()) || header.getKeyID() == null) {
                return Optional.empty();
            }
            var claims = parsed.getJWTClaimsSet();
            return keys.issuerOf(header.getKeyID())
                    .filter(owner -> owner.equals(claims.getIssuer()))
                    .flatMap(owner -> claims(owner, claims));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    private Optional<TokenClaims> claims(String owner, JWTClaimsSet claims) {
        var ours = owner.equals(issuer);
        var wanted = ours ? audience : outsideAudience.orElse(audience);
        if (claims.getSubject() == null || !claims.getAudience().contains(wanted)) {
            return Optional.empty();
        }
        var roles = names(claims.getClaims(), ours ? "groups" : outsideRoles);
        return Optional.of(new TokenClaims(
                Caller.of(id(owner, claims.getSubject()), roles).withScopes(ours ? scopes(claims) : Scope.USUAL),
                ours ? present(claims.getClaims()) : Map.of()));
    }

    /** Our channels have scopes; whom another provider gives a channel's role may use what is its own. */
    private static Collection<String> scopes(JWTClaimsSet claims) {
        return claims.getClaim(Tokens.SCOPE) instanceof String text ? Scope.parse(text) : List.of();
    }

    private static Map<String, Object> present(Map<String, Object> claims) {
        return claims.entrySet().stream()
                .filter(claim -> claim.getValue() != null)
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A provider that numbers its users with UUIDs keeps them; any other name becomes the UUID of issuer and name. */
    private static UUID id(String owner, String subject) {
        return Ids.parse(subject).orElseGet(() -> Ids.named(owner, subject));
    }

    /** The list of texts that a claim, or a path such as {@code realm_access.roles}, names; empty if there is none. */
    private static List<String> names(Map<String, Object> claims, String path) {
        @Nullable Object value = claims.get(path);
        if (value == null) {
            value = claims;
            for (String member : path.split("\\.", -1)) {
                value = value instanceof Map<?, ?> object ? object.get(member) : null;
            }
        }
        return value instanceof Collection<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }
}
