package io.coffer.acceptance;

import com.nimbusds.jose.JOSEException;
import io.coffer.acceptance.fuzz.Caller;
import io.coffer.acceptance.fuzz.World;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The callers of the fuzzer: two of each kind that owns something, one of each role of staff, and nobody. None of them
 * is used by any other test, and neither is what they own.
 */
final class FuzzWorld implements World {

    private static final String ANONYMOUS = "anonymous";
    private static final Set<String> STAFF = Set.of("operator", "approver", "auditor", "admin");

    /** Who stands behind a caller that signs in with a password. */
    private final Map<String, Person> people = new HashMap<>();

    @Override
    public String url() {
        return Running.stack().server().url();
    }

    @Override
    public List<Caller> callers() {
        return List.of(
                new Caller(ANONYMOUS, Map.of(), false, signIn(Person.customer()), List.of()),
                channel("channel-token", false),
                channel("channel-key", true),
                customer("customer-a", Kyc.levelOne().person()),
                customer("customer-b", Kyc.levelOne().person()),
                operator(),
                staff("approver", Staff.another("approver")),
                staff("auditor", Staff.another("auditor")),
                staff("admin", Staff.another("admin")));
    }

    @Override
    public Caller renewed(Caller caller) {
        var name = caller.name();
        var person = people.get(name);
        if (person == null) {
            return channel(name, caller.credentials().containsKey("X-API-Key"));
        }
        // It may have changed its password, or be gone.
        boolean stillThere = person.trySignIn(Map.of()).status() == 200;
        return STAFF.contains(name)
                ? staff(name, stillThere ? person : Staff.another(name))
                : customer(name, stillThere ? person : Person.customer());
    }

    @Override
    public Set<String> ownMembers() {
        return Set.of("source_account", "source_wallet", "wallet", "quote");
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

    private static Caller channel(String name, boolean byKey) {
        var key = "ck_test_" + UUID.randomUUID();
        var accounts = accounts(Strangers.channel("channel", key));
        var members = new HashMap<>(accounts);
        members.put("api_key", List.of(key));
        return new Caller(
                name,
                byKey ? Map.of("X-API-Key", key) : bearer(Channel.tokenFor(key)),
                true,
                members,
                addresses(accounts));
    }

    private Caller customer(String name, Person person) {
        people.put(name, person);
        var accounts = accounts(UUID.fromString(person.id()));
        var members = new HashMap<>(accounts);
        members.putAll(signIn(person));
        var paths = new ArrayList<>(addresses(accounts));
        paths.add("/api/v1/me/sessions/" + person.sessionId());
        return new Caller(name, bearer(person.accessToken()), true, members, paths);
    }

    /** Brings along what the house works on: an account to freeze, customers in review. */
    private Caller operator() {
        var account = accounts(Strangers.channel());
        var paths = new ArrayList<>(addresses(account));
        for (int i = 0; i < 2; i++) {
            var customer = Kyc.inReview();
            var review = "/api/v1/kyc/reviews/" + customer.submission();
            paths.add(review);
            customer.kyc()
                    .body()
                    .path("documents")
                    .forEach(document -> paths.add(review + "/documents/"
                            + document.path("document_id").asText()));
            paths.add("/api/v1/customers/" + customer.id());
        }
        var caller = staff("operator", Staff.another("operator"));
        paths.addAll(caller.paths());
        return new Caller(caller.name(), caller.credentials(), false, caller.members(), paths);
    }

    private Caller staff(String role, Person person) {
        people.put(role, person);
        return new Caller(
                role,
                bearer(person.accessToken()),
                false,
                signIn(person),
                List.of("/api/v1/me/sessions/" + person.sessionId()));
    }

    private static Map<String, List<String>> accounts(UUID owner) {
        var wallet = Books.wallet(owner, "EUR", "1000000.00");
        return Map.of(
                "wallet",
                List.of(wallet),
                "quote",
                List.of(Books.quote(owner), Books.quote(owner)),
                "source_account",
                List.of(Books.account(owner, "EUR", "1000000.00").toString()),
                "destination_account",
                List.of(Books.account(owner, "PHP", "0").toString()),
                "source_wallet",
                List.of(wallet),
                "destination_wallet",
                List.of(Books.wallet(owner, "EUR", "0")));
    }

    private static List<String> addresses(Map<String, List<String>> accounts) {
        return accounts.entrySet().stream()
                .filter(kind -> kind.getKey().contains("_"))
                .flatMap(kind -> kind.getValue().stream()
                        .map(id -> (kind.getKey().endsWith("_wallet") ? "/api/v1/wallets/" : "/api/v1/accounts/") + id))
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> signIn(Person person) {
        return Map.of(
                "email", List.of(person.email()),
                "password", List.of(person.password()),
                "current_password", List.of(person.password()));
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
