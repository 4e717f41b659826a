package io.coffer.acceptance;

import com.nimbusds.jose.JOSEException;
import io.coffer.acceptance.fuzz.Caller;
import io.coffer.acceptance.fuzz.World;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The callers of the fuzzer: two of each kind that owns something, one of each other role, and nobody. */
final class FuzzWorld implements World {

    @Override
    public String url() {
        return Running.stack().server().url();
    }

    @Override
    public List<Caller> callers() {
        return List.of(
                new Caller("anonymous", Map.of(), false, Map.of(), List.of()),
                channel("channel-a"),
                channel("channel-b"),
                staff("auditor"));
    }

    @Override
    public Caller renewed(Caller caller) {
        return caller.tenant() ? channel(caller.name()) : staff(caller.name());
    }

    @Override
    public Set<String> ownMembers() {
        return Set.of("source_account");
    }

    @Override
    public List<List<String>> falseCredentials() {
        try {
            TokenIT.takeTheServersKey();
            return TokenIT.badTokens()
                    .map(arguments ->
                            List.of("Authorization", "Bearer " + arguments.get()[1]))
                    .toList();
        } catch (GeneralSecurityException | IOException | JOSEException | ParseException e) {
            throw new IllegalStateException("no false tokens", e);
        }
    }

    private static Caller channel(String name) {
        var key = "ck_test_" + UUID.randomUUID();
        var id = Strangers.channel("channel", key);
        var source = Books.account(id, "EUR", "1000000.00").toString();
        var destination = Books.account(id, "PHP", "0").toString();
        return new Caller(
                name,
                authorization(Channel.tokenFor(key)),
                true,
                Map.of(
                        "source_account", List.of(source),
                        "destination_account", List.of(destination),
                        "api_key", List.of(key)),
                List.of("/api/v1/accounts/" + source, "/api/v1/accounts/" + destination));
    }

    private static Caller staff(String role) {
        var key = "ck_test_" + UUID.randomUUID();
        Strangers.channel(role, key);
        return new Caller(role, authorization(Channel.tokenFor(key)), false, Map.of(), List.of());
    }

    private static Map<String, String> authorization(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
