package io.coffer.acceptance;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The access matrix against the running server: every endpoint, with every role, and with none. */
class AccessIT {

    private static final Set<String> OWNERS = Set.of("customer", "channel");

    private static final String ALL_SCOPES =
            "accounts:read ledger:post payments:read payments:write wallets:read wallets:write";

    /** Who calls one of these can't go on with the same token. */
    private static final Set<String> LAST_CALLS =
            Set.of("DELETE /api/v1/me/sessions/current", "POST /api/v1/me/password", "POST /api/v1/me/erasure");

    /** Something of somebody else's for each endpoint that its owner alone may reach. */
    private static final Map<String, Supplier<String>> OF_SOMEBODY_ELSE = Map.ofEntries(
            entry("DELETE /api/v1/me/kyc/documents/{id}", AccessIT::document),
            entry("GET /api/v1/me/kyc/documents/{id}", AccessIT::document),
            entry("DELETE /api/v1/me/kyc/submissions/{id}", () -> Kyc.inReview().submission()),
            entry("DELETE /api/v1/me/sessions/{id}", () -> Person.customer().sessionId()),
            entry(
                    "GET /api/v1/accounts/{id}",
                    () -> Books.account("EUR", "5.00").toString()),
            entry(
                    "GET /api/v1/accounts/{id}/balance",
                    () -> Books.account("EUR", "5.00").toString()),
            entry("GET /api/v1/conversions/{id}", AccessIT::conversion),
            entry("GET /api/v1/payments/{id}", AccessIT::payment),
            entry("GET /api/v1/payments/{id}/entries", AccessIT::payment),
            entry("GET /api/v1/holds/{id}", AccessIT::hold),
            entry("POST /api/v1/holds/{id}/capture", AccessIT::hold),
            entry("POST /api/v1/holds/{id}/void", AccessIT::hold),
            entry("GET /api/v1/quotes/{id}", () -> Books.quote(Books.DEMO_CHANNEL)),
            entry("GET /api/v1/transfers/{id}", AccessIT::transfer),
            entry("GET /api/v1/deposits/{id}", AccessIT::deposit),
            entry("GET /api/v1/withdrawals/{id}", AccessIT::withdrawal),
            entry("GET /api/v1/wallets/{id}", AccessIT::wallet),
            entry("GET /api/v1/wallets/{id}/deposit-instructions", AccessIT::wallet),
            entry("GET /api/v1/wallets/{id}/history", AccessIT::wallet),
            // Below a wallet that there is not.
            entry("GET /api/v1/wallets/{id}/statements/{asset}", () -> "EUR"),
            entry("PATCH /api/v1/wallets/{id}", AccessIT::wallet),
            entry("POST /api/v1/wallets/{id}/close", AccessIT::wallet));

    private final AccessMatrix matrix = AccessMatrix.read();
    private final List<Endpoint> endpoints = Endpoint.all();

    @Test
    void theMatrixAndTheServerKnowTheSameEndpoints() {
        assertThat(endpoints.stream().map(Endpoint::name))
                .containsExactlyInAnyOrderElementsOf(matrix.allowed().keySet());
    }

    @Test
    void eachRoleReachesWhatTheMatrixSaysAndNothingElse() {
        var wrong = new ArrayList<String>();
        for (String role : matrix.roles()) {
            var caller = somebody(role);
            for (Endpoint endpoint : endpoints) {
                check(role, endpoint, endpoint.call(caller), wrong);
                if (LAST_CALLS.contains(endpoint.name())) {
                    caller = somebody(role);
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void anApiKeyReachesWhatItsTokenDoes() {
        var caller = Channel.withApiKey(Strangers.keyWith(ALL_SCOPES));
        var wrong = new ArrayList<String>();
        for (Endpoint endpoint : endpoints) {
            check("channel", endpoint, endpoint.call(caller), wrong);
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whoProvesNothingReachesWhatIsPublicOnly() {
        var wrong = new ArrayList<String>();
        for (Endpoint endpoint : endpoints) {
            var status = endpoint.call(Channel.anonymous()).status();
            if (matrix.isPublic(endpoint) ? isRefusal(status) || status >= 500 : status != 401) {
                wrong.add(endpoint.name() + " without a token: " + status);
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void whoHasNoRoleReachesNothing() {
        var caller = Strangers.signedIn("janitor");
        for (Endpoint endpoint : endpoints) {
            if (!matrix.isPublic(endpoint)) {
                endpoint.call(caller).isProblem(403, "forbidden");
            }
        }
    }

    @Test
    void whatIsSomebodyElsesIsLikeWhatThereIsNot() {
        for (Endpoint endpoint : ownersOnly()) {
            assertThat(OF_SOMEBODY_ELSE)
                    .as("something of somebody else's for each endpoint")
                    .containsKey(endpoint.name());
            var id = Objects.requireNonNull(OF_SOMEBODY_ELSE.get(endpoint.name()))
                    .get();
            for (String role : OWNERS) {
                if (matrix.isAllowed(endpoint, role)) {
                    var caller = somebody(role);
                    var answer = endpoint.call(caller, id).isProblem(404, "not-found");
                    assertThat(answer.body())
                            .as("%s by a %s", endpoint.name(), role)
                            .isEqualTo(endpoint.call(caller).body());
                }
            }
        }
    }

    @Test
    void moneyOfSomebodyElseIsLikeMoneyThatThereIsNot() {
        var caller = Strangers.signedIn("channel");
        var destination = Books.account("PHP", "0");

        var theirs = caller.pay(PaymentOrder.between(Books.account("EUR", "1000.00"), destination))
                .isProblem(422, "unknown-account");
        var nobodys =
                caller.pay(PaymentOrder.between(UUID.randomUUID(), destination)).isProblem(422, "unknown-account");

        assertThat(theirs.body()).isEqualTo(nobodys.body());
    }

    @Test
    void whoIsRefusedIsInTheLog() {
        var key = "ck_test_" + UUID.randomUUID();
        var caller = Strangers.channel("channel", key);
        var correlationId = "access-" + UUID.randomUUID();

        Channel.withApiKey(key)
                .send("GET", "/api/v1/audit-records", Map.of("X-Correlation-Id", correlationId), null)
                .isProblem(403, "forbidden");

        Eventually.is(() -> assertThat(log())
                .anyMatch(line -> line.contains(caller.toString())
                        && line.contains("GET")
                        && line.contains("audit-records")
                        && line.contains(correlationId)));
    }

    /** Somebody new who has this role and no other. */
    static Channel somebody(String role) {
        return switch (role) {
            case "customer" -> Person.customer().api();
            case "channel" -> Strangers.signedInWith(ALL_SCOPES);
            default -> Staff.another(role).api();
        };
    }

    private void check(String role, Endpoint endpoint, Answer answer, List<String> wrong) {
        var status = answer.status();
        boolean allowed = matrix.isPublic(endpoint) || matrix.isAllowed(endpoint, role);
        if (allowed ? isRefusal(status) || status >= 500 : status != 403) {
            wrong.add(endpoint.name() + " by " + role + ": " + status + " " + answer.text("type"));
        }
    }

    private List<Endpoint> ownersOnly() {
        return endpoints.stream()
                .filter(Endpoint::hasParameters)
                .filter(endpoint -> OWNERS.stream().anyMatch(role -> matrix.isAllowed(endpoint, role)))
                .toList();
    }

    private static boolean isRefusal(int status) {
        return status == 401 || status == 403;
    }

    /** One that its owner can read: before it is scanned nobody can. */
    private static String document() {
        var owner = Kyc.customer();
        var document = owner.uploadPassport().has(202).text("document_id");
        owner.awaitDocument(document, "CLEAN");
        return document;
    }

    private static String withdrawal() {
        var body = Map.of(
                "wallet", Books.wallet(Books.DEMO_CHANNEL, "EUR", "5.00"),
                "asset", "EUR",
                "amount", "1.00",
                "creditor_name", "Erika Mustermann",
                "iban", "DE75512108001245126199",
                "client_reference", UUID.randomUUID().toString());
        return Channel.demo()
                .post("/api/v1/withdrawals", Channel.json(body))
                .has(202)
                .text("withdrawal_id");
    }

    private static String deposit() {
        return SandboxBank.tell(SandboxBank.deposit("BTX-" + UUID.randomUUID(), "the rent", "EUR", "1.00"))
                .has(200)
                .text("id");
    }

    private static String wallet() {
        return Books.wallet(Books.DEMO_CHANNEL, "EUR", "0");
    }

    private static String transfer() {
        var body = Map.of(
                "source_wallet", Books.wallet(Books.DEMO_CHANNEL, "EUR", "5.00"),
                "destination_wallet", wallet(),
                "asset", "EUR",
                "amount", "5.00",
                "client_reference", UUID.randomUUID().toString());
        return Channel.demo()
                .post("/api/v1/transfers", Channel.json(body))
                .has(201)
                .text("transfer_id");
    }

    private static String hold() {
        var body = Map.of(
                "wallet",
                Books.wallet(Books.DEMO_CHANNEL, "EUR", "5.00"),
                "asset",
                "EUR",
                "amount",
                "5.00",
                "client_reference",
                UUID.randomUUID().toString());
        return Channel.demo().post("/api/v1/holds", Channel.json(body)).has(201).text("hold_id");
    }

    private static String conversion() {
        var body = Map.of(
                "wallet", Books.wallet(Books.DEMO_CHANNEL, "EUR", "10.00"),
                "quote", Books.quote(Books.DEMO_CHANNEL),
                "client_reference", UUID.randomUUID().toString());
        return Channel.demo()
                .post("/api/v1/conversions", Channel.json(body))
                .has(201)
                .text("conversion_id");
    }

    private static String payment() {
        return Channel.demo()
                .pay(PaymentOrder.between(Books.account("EUR", "1000.00"), Books.account("PHP", "0")))
                .has(202)
                .text("payment_id");
    }

    private static List<String> log() throws IOException {
        try (Stream<String> lines =
                Files.lines(Running.stack().settings().data().resolve("server.log"))) {
            return lines.filter(line -> line.contains("may not")).collect(Collectors.toList());
        }
    }
}
