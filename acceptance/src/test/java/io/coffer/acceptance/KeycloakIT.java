package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import io.coffer.sandbox.demo.DemoChannel;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Tokens of an OpenID provider, at the same addresses and at the same time as our own. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "Keycloak is started with its shell script")
class KeycloakIT {

    private static final String AUDIT = "/api/v1/audit-records";
    private static final String SOME_PAYMENT = "/api/v1/payments/01900000-0000-7000-8000-000000000001";

    private static Keycloak keycloak;

    @BeforeAll
    static void start() throws Exception {
        keycloak = Keycloak.start();
        // A server that looked for a key while there was no provider looks again after half a minute.
        Eventually.is(() ->
                Channel.withToken(keycloak.token(Keycloak.AUDITOR)).get(AUDIT).has(200));
    }

    @AfterAll
    static void stop() throws Exception {
        keycloak.stop();
    }

    @Test
    void itsRolesAreOursWhereTheNamesAre() throws Exception {
        var auditor = Channel.withToken(keycloak.token(Keycloak.AUDITOR));

        auditor.get(AUDIT).has(200);
        auditor.get(SOME_PAYMENT).isProblem(403, "forbidden");
    }

    @Test
    void itsUserOwnsWhatIsUnderItsId() throws Exception {
        var theirs = Books.account(Keycloak.CHANNEL_ID, "EUR", "5.00");
        var others = Books.account("EUR", "5.00");
        var channel = Channel.withToken(keycloak.token(Keycloak.CHANNEL));

        assertThat(channel.get("/api/v1/accounts/" + theirs).has(200).text("balance"))
                .isEqualTo("5.00");
        channel.get("/api/v1/accounts/" + others).isProblem(404, "not-found");
    }

    @Test
    void ourOwnTokensAreGoodAtTheSameTime() throws Exception {
        var outside = Channel.withToken(keycloak.token(Keycloak.CHANNEL));
        var own = Channel.demo();

        for (Channel channel : List.of(outside, own, outside, own)) {
            channel.get(SOME_PAYMENT).isProblem(404, "not-found");
        }
    }

    @Test
    void itsKeyDoesNotSpeakForUs() throws Exception {
        var own = SignedJWT.parse(Channel.tokenFor(DemoChannel.API_KEY));
        var header = SignedJWT.parse(keycloak.token(Keycloak.CHANNEL)).getHeader();

        refused(Forged.token(header, keycloak.key(), Forged.claims(own, claims -> {})));
        refused(Forged.token(own.getHeader(), keycloak.key(), Forged.claims(own, claims -> {})));
    }

    @Test
    void itsKeySpeaksForItselfOnlyWithInOurAudience() throws Exception {
        var theirs = SignedJWT.parse(keycloak.token(Keycloak.CHANNEL));
        var header = theirs.getHeader();

        Channel.withToken(Forged.token(header, keycloak.key(), Forged.claims(theirs, claims -> {})))
                .get(SOME_PAYMENT)
                .isProblem(404, "not-found");
        for (var audience : List.of("coffer", "account", "")) {
            refused(Forged.token(header, keycloak.key(), Forged.claims(theirs, claims -> claims.audience(audience))));
        }
        refused(Forged.token(
                new JWSHeader.Builder(JWSAlgorithm.RS384)
                        .keyID(header.getKeyID())
                        .build(),
                keycloak.key(),
                Forged.claims(theirs, claims -> {})));
    }

    @Test
    void itsRolesCountOnlyWhereTheyAreConfigured() throws Exception {
        var theirs = SignedJWT.parse(keycloak.token(Keycloak.CHANNEL));
        var roles = Forged.claims(
                theirs, claims -> claims.claim("realm_access", null).claim("groups", List.of("channel", "admin")));

        Channel.withToken(Forged.token(theirs.getHeader(), keycloak.key(), roles))
                .get(SOME_PAYMENT)
                .isProblem(403, "forbidden");
    }

    @Test
    void aSubjectThatIsNoIdBecomesAlwaysTheSame() throws Exception {
        var theirs = SignedJWT.parse(keycloak.token(Keycloak.CHANNEL));
        // uuid5(uuid5(NAMESPACE_URL, issuer), "kiosk 7")
        var id = nameBased(
                nameBased(
                        UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8"),
                        theirs.getJWTClaimsSet().getIssuer()),
                "kiosk 7");
        var account = Books.account(id, "EUR", "7.00");
        var named = Forged.claims(theirs, claims -> claims.subject("kiosk 7"));

        Channel.withToken(Forged.token(theirs.getHeader(), keycloak.key(), named))
                .send("GET", "/api/v1/accounts/" + account, Map.of(), null)
                .has(200);
    }

    private static void refused(String token) {
        Channel.withToken(token).get(SOME_PAYMENT).isProblem(401, "unauthenticated");
    }

    /** As RFC 9562 makes them. */
    private static UUID nameBased(UUID space, String name) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-1");
        digest.update(ByteBuffer.allocate(16)
                .putLong(space.getMostSignificantBits())
                .putLong(space.getLeastSignificantBits())
                .flip());
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        var bytes = ByteBuffer.wrap(digest.digest());
        return new UUID((bytes.getLong() & ~0xF000L) | 0x5000L, (bytes.getLong() & ~(3L << 62)) | (2L << 62));
    }
}
