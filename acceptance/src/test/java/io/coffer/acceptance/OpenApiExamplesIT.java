package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.coffer.acceptance.fuzz.Description;
import io.coffer.acceptance.fuzz.Operation;
import io.coffer.sandbox.demo.DemoChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Asks for every operation of the OpenAPI document as its examples say, about somebody or something that no other test
 * knows. It is done: the status is one of success, and the answer has all members that the document promises. What only
 * one person has (a token that was mailed, a code, an id) takes the place of what an example has instead.
 */
class OpenApiExamplesIT {

    private static final String JSON = "application/json";

    /** The password of the examples, and of everybody who sends them. */
    private static final String PASSWORD = "a long and quiet road";

    private static final Map<String, Function<Sample, Call>> CALLS = calls();

    /**
     * A request as the document has it.
     *
     * @param mediaType of the body; empty if there is none
     * @param example the body; null if the document has none
     */
    private record Sample(
            Operation operation, String mediaType, @Nullable JsonNode example) {

        @Override
        public String toString() {
            return operation.id() + " " + Objects.requireNonNullElse(example, mediaType);
        }
    }

    /**
     * Who sends it, and what the example can't know.
     *
     * @param named parameters of the path, the query and the header, by name
     * @param members of the body that are replaced
     * @param content the body, where the document has no example
     * @param refusal the status, if it can't be one of success
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record Call(
            Channel caller,
            Map<String, String> named,
            Map<String, Object> members,
            byte @Nullable [] content,
            @Nullable Integer refusal) {

        static Call by(Channel caller) {
            return new Call(caller, Map.of(), Map.of(), null, null);
        }

        Call at(String parameter, String value) {
            var all = new HashMap<>(named);
            all.put(parameter, value);
            return new Call(caller, all, members, content, refusal);
        }

        Call with(String member, Object value) {
            var all = new HashMap<>(members);
            all.put(member, value);
            return new Call(caller, named, all, content, refusal);
        }

        Call sending(byte[] body) {
            return new Call(caller, named, members, body, refusal);
        }

        Call refused(int status) {
            return new Call(caller, named, members, content, status);
        }
    }

    private static Map<String, Function<Sample, Call>> calls() {
        var calls = new HashMap<String, Function<Sample, Call>>();
        money(calls);
        wallets(calls);
        bank(calls);
        conversions(calls);
        ledger(calls);
        approvals(calls);
        channels(calls);
        staff(calls);
        customers(calls);
        sessions(calls);
        knowingTheCustomer(calls);
        reviews(calls);
        jobs(calls);
        return calls;
    }

    private static void money(Map<String, Function<Sample, Call>> calls) {
        calls.put("createToken", sample -> Call.by(Channel.anonymous()).sending(clientCredentials()));
        calls.put(
                "createPayment",
                // Each names one payment for ever.
                sample -> Call.by(Channel.demo()).at("Idempotency-Key", name()).with("client_reference", name()));
        calls.put("getPayment", sample -> Call.by(Channel.demo()).at("id", payment()));
        calls.put("getPaymentEntries", sample -> Call.by(Channel.demo()).at("id", payment()));
        calls.put("getAccount", sample -> Call.by(Channel.demo()).at("id", account("ACTIVE")));
        calls.put("proposeAccountFreeze", sample -> Call.by(operator()).at("id", account("ACTIVE")));
        calls.put("proposeAccountUnfreeze", sample -> Call.by(operator()).at("id", account("FROZEN")));
    }

    private static void wallets(Map<String, Function<Sample, Call>> calls) {
        calls.put("openWallet", sample -> Call.by(Channel.demo()).at("Idempotency-Key", name()));
        calls.put("listWallets", sample -> Call.by(Channel.demo()));
        calls.put("getWallet", sample -> Call.by(Channel.demo()).at("id", wallet("0")));
        calls.put(
                "renameWallet",
                sample -> Call.by(Channel.demo()).at("id", wallet("0")).at("If-Match", "*"));
        calls.put("listWalletHistory", sample -> Call.by(Channel.demo()).at("id", wallet("100.00")));
        calls.put("getWalletStatement", sample -> Call.by(Channel.demo()).at("id", wallet("100.00")));
        calls.put(
                "closeWallet",
                sample -> Call.by(Channel.demo()).at("id", wallet("0")).at("Idempotency-Key", name()));
        calls.put(
                "proposeWalletFreeze",
                sample -> Call.by(operator()).at("id", wallet("0")).at("Idempotency-Key", name()));
        calls.put("proposeWalletUnfreeze", sample -> {
            var wallet = wallet("0");
            Books.execute("update wallet set status = 'FROZEN' where id = ?", UUID.fromString(wallet));
            return Call.by(operator()).at("id", wallet).at("Idempotency-Key", name());
        });
        calls.put(
                "createTransfer",
                sample -> Call.by(Channel.demo())
                        .at("Idempotency-Key", name())
                        .with("source_wallet", wallet("100.00"))
                        .with("destination_wallet", wallet("0"))
                        .with("client_reference", name()));
        calls.put("listTransfers", sample -> Call.by(Channel.demo()));
        calls.put("getTransfer", sample -> {
            var body = Map.of(
                    "source_wallet", wallet("100.00"),
                    "destination_wallet", wallet("0"),
                    "asset", "EUR",
                    "amount", "1.00",
                    "client_reference", name());
            var transfer = Channel.demo()
                    .send("POST", "/api/v1/transfers", Map.of("Idempotency-Key", name()), Channel.json(body))
                    .has(201);
            return Call.by(Channel.demo()).at("id", transfer.text("transfer_id"));
        });
        calls.put(
                "createHold",
                sample -> Call.by(Channel.demo())
                        .at("Idempotency-Key", name())
                        .with("wallet", wallet("100.00"))
                        .with("client_reference", name()));
        calls.put("listHolds", sample -> Call.by(Channel.demo()));
        calls.put("getHold", sample -> Call.by(Channel.demo()).at("id", hold()));
        calls.put(
                "captureHold",
                sample -> Call.by(Channel.demo())
                        .at("id", hold())
                        .at("Idempotency-Key", name())
                        .with("destination_wallet", wallet("0")));
        calls.put("voidHold", sample -> Call.by(Channel.demo()).at("id", hold()).at("Idempotency-Key", name()));
    }

    private static void bank(Map<String, Function<Sample, Call>> calls) {
        calls.put("getDepositInstructions", sample -> Call.by(Channel.demo()).at("id", wallet("0")));
        calls.put("listDeposits", sample -> Call.by(operator()));
        calls.put("getDeposit", sample -> {
            var body = SandboxBank.deposit(name(), "the rent", "EUR", "1.00");
            return Call.by(operator()).at("id", SandboxBank.tell(body).has(200).text("id"));
        });
        calls.put(
                "createWithdrawal",
                sample -> Call.by(Channel.demo())
                        .at("Idempotency-Key", name())
                        .with("wallet", wallet("100.00"))
                        .with("client_reference", name()));
        calls.put("listWithdrawals", sample -> Call.by(Channel.demo()));
        calls.put("getWithdrawal", sample -> Call.by(Channel.demo()).at("id", withdrawal()));
        calls.put("proposeDepositAssignment", sample -> {
            var body = SandboxBank.deposit(name(), "the rent", "EUR", "1.00");
            return Call.by(operator())
                    .at("id", SandboxBank.tell(body).has(200).text("id"))
                    .with("wallet", wallet("0"));
        });
        calls.put("receiveBankMessage", sample -> {
            var call = Call.by(Channel.anonymous());
            if (Objects.requireNonNull(sample.example()).path("type").asText().equals("payout")) {
                // There is no such withdrawal.
                call = call.refused(404);
            }
            for (Map.Entry<String, String> header : SandboxBank.signed(
                            Channel.json(Objects.requireNonNull(sample.example())))
                    .entrySet()) {
                call = call.at(header.getKey(), header.getValue());
            }
            return call;
        });
    }

    private static void conversions(Map<String, Function<Sample, Call>> calls) {
        calls.put("createQuote", sample -> Call.by(Channel.demo()).at("Idempotency-Key", name()));
        calls.put("getQuote", sample -> Call.by(Channel.demo()).at("id", Books.quote(Books.DEMO_CHANNEL)));
        calls.put(
                "createConversion",
                sample -> Call.by(Channel.demo())
                        .at("Idempotency-Key", name())
                        .with("wallet", wallet("100.00"))
                        .with("quote", Books.quote(Books.DEMO_CHANNEL))
                        .with("client_reference", name()));
        calls.put("listConversions", sample -> Call.by(Channel.demo()));
        calls.put("getConversion", sample -> {
            var body = Map.of(
                    "wallet", wallet("100.00"),
                    "quote", Books.quote(Books.DEMO_CHANNEL),
                    "client_reference", name());
            var conversion = Channel.demo()
                    .send("POST", "/api/v1/conversions", Map.of("Idempotency-Key", name()), Channel.json(body))
                    .has(201);
            return Call.by(Channel.demo()).at("id", conversion.text("conversion_id"));
        });
    }

    private static void ledger(Map<String, Function<Sample, Call>> calls) {
        calls.put("getAccountBalance", sample -> Call.by(Channel.demo()).at("id", account("ACTIVE")));
        calls.put("getChartOfAccounts", sample -> Call.by(auditor()));
        calls.put("listHouseAccounts", sample -> Call.by(auditor()));
        calls.put("getLedgerBalance", sample -> Call.by(auditor()).at("id", account("ACTIVE")));
        calls.put("listAccountLines", sample -> Call.by(auditor()).at("id", account("ACTIVE")));
        calls.put("listEntries", sample -> Call.by(auditor()));
        calls.put("getEntry", sample -> Call.by(auditor()).at("id", journalEntry()));
        calls.put(
                "postEntries",
                // A reference names one entry for ever.
                sample -> Call.by(Strangers.signedInWith("ledger:post"))
                        .at("Idempotency-Key", name())
                        .with("entries", List.of(newEntry())));
        calls.put("proposeEntry", sample -> Call.by(operator()).with("entry", newEntry()));
        calls.put("proposeReversal", sample -> Call.by(operator()).at("id", journalEntry()));
        calls.put("listPeriods", sample -> Call.by(auditor()));
        calls.put("closePeriod", sample -> Call.by(operator()).at("month", month("OPEN")));
        calls.put("proposePeriodReopening", sample -> Call.by(operator()).at("month", month("CLOSED")));
    }

    private static void approvals(Map<String, Function<Sample, Call>> calls) {
        calls.put("listApprovals", sample -> Call.by(auditor()));
        calls.put("getApproval", sample -> Call.by(auditor()).at("id", proposal()));
        calls.put("approve", sample -> Call.by(approver()).at("id", proposal()));
        calls.put("reject", sample -> Call.by(approver()).at("id", proposal()));
        calls.put("listAuditRecords", sample -> Call.by(auditor()));
    }

    private static void channels(Map<String, Function<Sample, Call>> calls) {
        calls.put("listChannels", sample -> Call.by(admin()));
        calls.put("createChannel", sample -> Call.by(admin()));
        calls.put("getChannel", sample -> Call.by(admin()).at("id", channel()));
        calls.put(
                "changeChannel", sample -> Call.by(admin()).at("id", channel()).at("If-Match", "*"));
        calls.put("listApiKeys", sample -> Call.by(admin()).at("id", channel()));
        calls.put("createApiKey", sample -> Call.by(admin()).at("id", channel()));
        calls.put("rotateApiKey", sample -> withKey(channel()));
        calls.put("revokeApiKey", sample -> withKey(channel()));
    }

    private static void staff(Map<String, Function<Sample, Call>> calls) {
        calls.put("listStaff", sample -> Call.by(admin()));
        calls.put(
                "createStaff",
                // An address has one account.
                sample -> Call.by(admin()).with("email", Person.unknown().email()));
        calls.put("getStaff", sample -> Call.by(admin()).at("id", member()));
        calls.put("changeStaff", sample -> Call.by(admin()).at("id", member()).at("If-Match", "*"));
    }

    private static void customers(Map<String, Function<Sample, Call>> calls) {
        calls.put("register", sample -> Call.by(Channel.anonymous()));
        calls.put("verifyEmail", sample -> Call.by(Channel.anonymous()).with("token", mailed(Person.VERIFY)));
        calls.put("requestPasswordReset", sample -> Call.by(Channel.anonymous()));
        calls.put("resetPassword", sample -> Call.by(Channel.anonymous()).with("token", mailed(Person.RESET)));
        calls.put("findCustomers", sample -> Call.by(operator()).at("email", person().email()));
        calls.put("getCustomer", sample -> Call.by(operator()).at("id", person().id()));
        calls.put("proposeCustomerStatus", sample -> {
            var person = person();
            if (Objects.requireNonNull(sample.example()).path("status").asText().equals("ACTIVE")) {
                Books.execute("update coffer_user set status = 'DISABLED' where id = ?", UUID.fromString(person.id()));
            }
            return Call.by(operator()).at("id", person.id());
        });
        calls.put("getMe", sample -> Call.by(person().api()));
        calls.put("exportMe", sample -> Call.by(person().api()));
        calls.put("eraseMe", sample -> Call.by(person().api()));
        calls.put("changePassword", sample -> Call.by(person().api()));
        calls.put("enrolTotp", sample -> Call.by(person().api()));
        calls.put("confirmTotp", sample -> {
            var person = person();
            return Call.by(person.api()).with("code", enrolled(person).code(0));
        });
        calls.put("removeTotp", sample -> {
            var person = person();
            var app = enrolled(person);
            // A code is good once.
            person.api()
                    .send("POST", "/api/v1/me/totp/confirmation", Map.of(), Channel.json(Map.of("code", app.code(-1))))
                    .has(200);
            return Call.by(person.api()).with("code", app.code(0));
        });
    }

    private static void sessions(Map<String, Function<Sample, Call>> calls) {
        calls.put("signIn", sample -> Call.by(Channel.anonymous()));
        calls.put(
                "refreshSession",
                sample -> Call.by(Channel.anonymous()).with("refresh_token", person().refreshToken()));
        calls.put("listSessions", sample -> Call.by(person().api()));
        calls.put("endOtherSessions", sample -> Call.by(person().api()));
        calls.put("signOut", sample -> Call.by(person().api()));
        calls.put("endSession", sample -> {
            var person = person();
            var other = person.sessionId();
            person.signIn();
            return Call.by(person.api()).at("id", other);
        });
    }

    private static void knowingTheCustomer(Map<String, Function<Sample, Call>> calls) {
        calls.put("getMyKyc", sample -> Call.by(Kyc.inReview().api()));
        calls.put("putMyKycDetails", sample -> Call.by(person().api()));
        calls.put(
                "uploadMyKycDocument",
                sample -> Call.by(Kyc.levelOne().api())
                        .at("kind", "PROOF_OF_ADDRESS")
                        .sending(document(sample.mediaType())));
        calls.put("getMyKycDocument", sample -> {
            var customer = Kyc.levelOne();
            return Call.by(customer.api()).at("id", passport(customer));
        });
        calls.put("removeMyKycDocument", sample -> {
            var customer = Kyc.levelOne();
            return Call.by(customer.api()).at("id", passport(customer));
        });
        calls.put("submitMyKyc", sample -> {
            boolean first = level(sample) == 1;
            var customer = first ? Kyc.customer() : Kyc.levelOne();
            customer.putDetails(Kyc.NAME).has(200);
            var call = Call.by(customer.api());
            return first ? call : call.with("documents", Set.of(passport(customer)));
        });
        calls.put("withdrawMyKycSubmission", sample -> {
            var customer = Kyc.inReview();
            return Call.by(customer.api()).at("id", customer.submission());
        });
    }

    private static void reviews(Map<String, Function<Sample, Call>> calls) {
        calls.put("listKycReviews", sample -> Call.by(operator()));
        calls.put(
                "getKycReview",
                sample -> Call.by(operator()).at("id", Kyc.inReview().submission()));
        calls.put("getKycReviewDocument", sample -> {
            var customer = Kyc.inReview();
            return Call.by(operator())
                    .at("id", customer.submission())
                    .at(
                            "document",
                            customer.kyc().body().at("/documents/0/document_id").asText());
        });
        calls.put(
                "approveKycReview",
                sample -> Call.by(operator()).at("id", Kyc.inReview().submission()));
        calls.put(
                "rejectKycReview",
                sample -> Call.by(operator()).at("id", Kyc.inReview().submission()));
        calls.put(
                "getCustomerKyc",
                sample -> Call.by(operator()).at("id", Kyc.inReview().person().id()));
        calls.put(
                "proposeKycOverride",
                sample -> Call.by(operator())
                        .at("id", person().id())
                        // The example's day will have been.
                        .with(
                                "valid_until",
                                Instant.now()
                                        .plus(30, ChronoUnit.DAYS)
                                        .truncatedTo(ChronoUnit.SECONDS)
                                        .toString()));
    }

    private static void jobs(Map<String, Function<Sample, Call>> calls) {
        calls.put("startPersonalKeyRotation", sample -> {
            // One at a time.
            execution();
            return Call.by(admin());
        });
        calls.put("startIdentityCleanup", sample -> Call.by(admin()));
        calls.put("startHoldExpiry", sample -> Call.by(operator()));
        calls.put("startLedgerReplay", sample -> Call.by(operator()));
        calls.put("startLedgerInvariants", sample -> Call.by(operator()));
        calls.put("listLedgerDifferences", sample -> Call.by(auditor()));
        calls.put("getJobExecution", sample -> Call.by(admin()).at("id", execution()));
        // What has come to its end can neither be stopped nor gone on with, and a stop can't be timed.
        calls.put(
                "stopJobExecution",
                sample -> Call.by(admin()).at("id", execution()).refused(409));
        calls.put(
                "restartJobExecution",
                sample -> Call.by(admin()).at("id", execution()).refused(409));
    }

    @Test
    void everyOperationIsCalledHere() {
        assertThat(description().operations())
                .extracting(Operation::id)
                .as("the operations of the document, which each need an entry in calls()")
                .containsExactlyInAnyOrderElementsOf(CALLS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> whatAnExampleSaysHappens() {
        var description = description();
        return description.operations().stream()
                .filter(operation -> CALLS.containsKey(operation.id()))
                .flatMap(OpenApiExamplesIT::samples)
                .map(sample -> DynamicTest.dynamicTest(sample.toString(), () -> happens(sample, description)));
    }

    private static Stream<Sample> samples(Operation operation) {
        if (operation.bodies().isEmpty()) {
            return Stream.of(new Sample(operation, "", null));
        }
        return operation.bodies().entrySet().stream()
                .flatMap(body -> body.getValue().examples().isEmpty()
                        ? Stream.of(new Sample(operation, body.getKey(), null))
                        : body.getValue().examples().stream()
                                .map(example -> new Sample(operation, body.getKey(), example)));
    }

    private static void happens(Sample sample, Description description) {
        var operation = sample.operation();
        var call = Objects.requireNonNull(CALLS.get(operation.id())).apply(sample);
        var answer = Jobs.whenIdle(() -> send(sample, call));

        if (call.refusal() == null) {
            assertThat(answer.status()).as("status of %s", answer.body()).isBetween(200, 299);
        } else {
            assertThat(answer.status()).as("status of %s", answer.body()).isEqualTo(call.refusal());
        }
        var described = operation.answer(answer.status());
        assertThat(described).as("an answer for status %s", answer.status()).isPresent();
        var type = answer.headers().firstValue("content-type").map(value -> value.replaceAll(";.*", ""));
        assertThat(type.map(Set::of).orElseGet(Set::of))
                .as("media types of status %s", answer.status())
                .isSubsetOf(described.get().keySet())
                .hasSameSizeAs(described.get().isEmpty() ? Set.of() : Set.of(1));
        var place = described.get().getOrDefault(type.orElse(""), "");
        if (type.filter(value -> value.endsWith("json")).isPresent()) {
            assertThat(description.faults(place, answer.body()))
                    .as("what of %s is not as described", answer.body())
                    .isEmpty();
        }
    }

    private static Answer send(Sample sample, Call call) {
        var operation = sample.operation();
        var path = operation.path();
        var query = new LinkedHashMap<String, String>();
        var headers = new LinkedHashMap<String, String>();
        for (Operation.Parameter parameter : operation.parameters()) {
            var value = call.named().get(parameter.name());
            if (value == null && parameter.required()) {
                value = Objects.requireNonNull(parameter.example(), parameter.name())
                        .asText();
            }
            if (value != null) {
                switch (parameter.in()) {
                    case "path" -> path = path.replace("{" + parameter.name() + "}", value);
                    case "query" -> query.put(parameter.name(), value);
                    default -> headers.put(parameter.name(), value);
                }
            }
        }
        if (!query.isEmpty()) {
            path += query.entrySet().stream()
                    .map(one -> one.getKey() + "=" + one.getValue())
                    .collect(Collectors.joining("&", "?", ""));
        }
        if (sample.example() == null && !sample.mediaType().isEmpty()) {
            return call.caller().upload(path, sample.mediaType(), Objects.requireNonNull(call.content()));
        }
        return call.caller().send(operation.method(), path, headers, body(sample, call));
    }

    private static @Nullable String body(Sample sample, Call call) {
        if (!(sample.example() instanceof ObjectNode example)) {
            return null;
        }
        assertThat(sample.mediaType()).isEqualTo(JSON);
        var body = example.deepCopy();
        call.members().forEach((member, value) -> {
            assertThat(body.has(member)).as("a member %s to replace", member).isTrue();
            body.putPOJO(member, value);
        });
        return Channel.json(body);
    }

    private static Description description() {
        return Description.of(
                Channel.anonymous().get("/openapi?format=json").has(200).body().toString());
    }

    private static Channel operator() {
        return Strangers.signedIn("operator");
    }

    private static Channel approver() {
        return Strangers.signedIn("approver");
    }

    private static Channel auditor() {
        return Strangers.signedIn("auditor");
    }

    private static Channel admin() {
        return Strangers.signedIn("admin");
    }

    /** A customer with the password of the examples, who has signed in. */
    private static Person person() {
        var person = new Person(Person.unknown().email(), PASSWORD);
        person.register();
        person.verify();
        person.signIn();
        return person;
    }

    private static String member() {
        return Staff.another("operator").id();
    }

    private static String channel() {
        return admin().send("POST", "/api/v1/channels", Map.of(), "{\"name\":\"Web shop\"}")
                .has(201)
                .text("channel_id");
    }

    private static Call withKey(String channel) {
        var key = admin().send(
                        "POST",
                        "/api/v1/channels/" + channel + "/api-keys",
                        Map.of(),
                        "{\"scopes\":[\"payments:read\"]}")
                .has(201)
                .text("api_key_id");
        return Call.by(admin()).at("id", channel).at("key", key);
    }

    private static byte[] clientCredentials() {
        return ("grant_type=client_credentials&client_id=" + Books.DEMO_CHANNEL + "&client_secret="
                        + DemoChannel.API_KEY)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String name() {
        return UUID.randomUUID().toString();
    }

    private static String withdrawal() {
        var body = Map.of(
                "wallet", wallet("100.00"),
                "asset", "EUR",
                "amount", "1.00",
                "creditor_name", "Erika Mustermann",
                "iban", "DE75512108001245126199",
                "client_reference", name());
        return Channel.demo()
                .send("POST", "/api/v1/withdrawals", Map.of("Idempotency-Key", name()), Channel.json(body))
                .has(202)
                .text("withdrawal_id");
    }

    /** A new wallet of the demo channel with so many euros. */
    private static String wallet(String balance) {
        return Books.wallet(Books.DEMO_CHANNEL, "EUR", balance);
    }

    private static String hold() {
        var body = Map.of("wallet", wallet("100.00"), "asset", "EUR", "amount", "50.00", "client_reference", name());
        return Channel.demo()
                .send("POST", "/api/v1/holds", Map.of("Idempotency-Key", name()), Channel.json(body))
                .has(201)
                .text("hold_id");
    }

    private static String account(String status) {
        var account = Books.account("EUR", "1000.00");
        Books.execute("update account set status = ? where id = ?", status, account);
        return account.toString();
    }

    private static Map<String, Object> newEntry() {
        var debit = Map.of("account", "suspense:EUR", "side", "DEBIT", "amount", "12.50");
        var credit = Map.of("account", account("ACTIVE"), "side", "CREDIT", "amount", "12.50");
        return Map.of("reference", name(), "kind", "adjustment", "lines", List.of(debit, credit));
    }

    private static String journalEntry() {
        return Strangers.signedInWith("ledger:post")
                .send(
                        "POST",
                        "/api/v1/ledger/entries",
                        Map.of("Idempotency-Key", name()),
                        Channel.json(Map.of("mode", "ALL_OR_NOTHING", "entries", List.of(newEntry()))))
                .has(200)
                .body()
                .at("/results/0/entry_id")
                .asText();
    }

    /** A month of long ago that no other test uses, at this status. */
    private static String month(String status) {
        var month = (status.equals("OPEN") ? "2019-" : "2020-") + "02";
        Books.execute("delete from accounting_period where month = ?", month);
        Books.execute(
                "insert into accounting_period (month, status, version, changed_at) values (?, ?, 0, utc_timestamp(6))",
                month,
                status);
        return month;
    }

    /** A payment that has come to its end: with a history and entries. */
    private static String payment() {
        var demo = Channel.demo();
        var payment = demo.pay(PaymentOrder.between(Books.account("EUR", "1000.00"), Books.account("PHP", "0")))
                .has(202)
                .text("payment_id");
        Eventually.payment(demo, payment, "COMPLETED");
        return payment;
    }

    private static String proposal() {
        return operator()
                .send(
                        "POST",
                        "/api/v1/accounts/" + account("ACTIVE") + "/freeze",
                        Map.of(),
                        "{\"reason\":\"Case 4711\"}")
                .has(202)
                .text("approval_id");
    }

    /** A token that is in somebody's mailbox. */
    private static String mailed(String subject) {
        var person = Person.unknown();
        person.register();
        var token = person.mailbox().awaitToken(Person.VERIFY, 1);
        if (subject.equals(Person.VERIFY)) {
            return token;
        }
        person.verify(token).has(200);
        Channel.anonymous()
                .send("POST", "/api/v1/password-resets", Map.of(), Channel.json(Map.of("email", person.email())))
                .has(202);
        return person.mailbox().awaitToken(subject, 1);
    }

    private static Authenticator enrolled(Person person) {
        return new Authenticator(person.api()
                .send("POST", "/api/v1/me/totp", Map.of(), Channel.json(Map.of("current_password", PASSWORD)))
                .has(200)
                .text("secret"));
    }

    /** A passport of hers that is known to be clean. */
    private static String passport(Kyc customer) {
        var document = customer.uploadPassport().has(202).text("document_id");
        customer.awaitDocument(document, "CLEAN");
        return document;
    }

    private static byte[] document(String mediaType) {
        return switch (mediaType) {
            case "application/pdf" -> Kyc.pdf("");
            case "image/jpeg" -> Kyc.image("jpg");
            case "image/png" -> Kyc.image("png");
            default -> throw new IllegalArgumentException(mediaType);
        };
    }

    private static int level(Sample sample) {
        return Objects.requireNonNull(sample.example()).path("level").asInt();
    }

    /** A run of a job that has come to its end, and no other is under way. */
    private static String execution() {
        var admin = admin();
        var ended = new String[1];
        Eventually.is(() -> {
            var started = admin.send("POST", "/api/v1/jobs/personal-key-rotation", Map.of(), "{\"data_keys\":false}")
                    .has(202)
                    .text("execution_id");
            ended[0] = started;
            Eventually.is(() -> assertThat(
                            admin.get("/api/v1/jobs/executions/" + started).text("status"))
                    .isEqualTo("COMPLETED"));
        });
        return Objects.requireNonNull(ended[0]);
    }
}
