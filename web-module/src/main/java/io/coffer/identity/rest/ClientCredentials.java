package io.coffer.identity.rest;

import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import jakarta.ws.rs.core.MultivaluedMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads a token request as RFC 6749 has it (section 4.4): {@code grant_type=client_credentials}, with the client's id and
 * secret as HTTP Basic or in the form. The client's id is the channel's, its secret the API key. Parameters that are not
 * known are ignored, as the RFC asks.
 */
final class ClientCredentials {

    static final String GRANT_TYPE = "client_credentials";

    private static final String BASIC = "basic ";
    private static final List<String> ONCE = List.of("grant_type", "client_id", "client_secret", "scope");

    /**
     * What the client says of itself.
     *
     * @param id the channel that the key must be of
     */
    record Client(String id, TokenRequest request) {}

    private ClientCredentials() {}

    static Outcome<Client> read(MultivaluedMap<String, String> form, @Nullable String authorization) {
        for (String name : ONCE) {
            if (form.getOrDefault(name, List.of()).size() > 1) {
                return invalid(name + " must stand there once.");
            }
        }
        var grantType = form.getFirst("grant_type");
        if (grantType == null) {
            return invalid("grant_type is missing; it must be " + GRANT_TYPE + ".");
        }
        if (!grantType.equals(GRANT_TYPE)) {
            return Outcome.refused(ProblemType.UNSUPPORTED_GRANT_TYPE, "grant_type must be " + GRANT_TYPE + ".");
        }
        return authorization == null
                ? client(form.getFirst("client_id"), form.getFirst("client_secret"), form.getFirst("scope"))
                : basic(form, authorization);
    }

    private static Outcome<Client> basic(MultivaluedMap<String, String> form, String authorization) {
        if (form.containsKey("client_secret")) {
            return invalid("Send the client's secret as HTTP Basic or in the form, not both.");
        }
        if (!authorization.toLowerCase(Locale.ROOT).startsWith(BASIC)) {
            return notValid();
        }
        try {
            var decoded = new String(
                    Base64.getDecoder()
                            .decode(authorization.substring(BASIC.length()).strip()),
                    StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0
                    ? notValid()
                    : client(
                            formDecoded(decoded.substring(0, colon)),
                            formDecoded(decoded.substring(colon + 1)),
                            form.getFirst("scope"));
        } catch (IllegalArgumentException notEncodedAsItMustBe) {
            return notValid();
        }
    }

    private static Outcome<Client> client(@Nullable String id, @Nullable String secret, @Nullable String scope) {
        return id == null || secret == null
                ? notValid()
                : Outcome.done(
                        new Client(id, new TokenRequest(secret, scope == null || scope.isEmpty() ? null : scope)));
    }

    /** RFC 6749, section 2.3.1: id and secret are form-encoded inside of Basic. */
    private static String formDecoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static <T> Outcome<T> invalid(String detail) {
        return Outcome.refused(ProblemType.INVALID_REQUEST, detail);
    }

    private static <T> Outcome<T> notValid() {
        return Outcome.refused(ProblemType.UNAUTHENTICATED, "The client's id or secret is not valid.");
    }
}
