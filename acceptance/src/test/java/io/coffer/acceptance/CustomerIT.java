package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From registering to signing in, and what strangers can't learn or do on the way. */
class CustomerIT {

    /** Of "a cheap and quiet road", with 1 MiB and one pass. */
    private static final String CHEAP_HASH =
            "$argon2id$v=19$m=1024,t=1,p=1$YSBwdWJsaWMgc2FsdCAxNg$RkOn+9fb2lmQPOlE2ajqS7bOf3/BqvZM4Q8boE8mXAU";

    @Test
    void whoRegistersAndVerifiesTheAddressCanSignIn() {
        var customer = Person.unknown();
        customer.register();
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");

        customer.verify().has(200);
        var session = customer.signIn();

        assertThat(session.text("token_type")).isEqualTo("Bearer");
        assertThat(session.body().path("expires_in").asInt()).isEqualTo(600);
        assertThat(session.headers().firstValue("cache-control")).contains("no-store");
        var me = customer.api().get("/api/v1/me").has(200);
        assertThat(me.text("user_id")).isEqualTo(customer.id());
        assertThat(me.text("email")).isEqualTo(customer.email());
        assertThat(me.body().path("roles"))
                .singleElement()
                .satisfies(role -> assertThat(role.asText()).isEqualTo("customer"));
        assertThat(me.body().path("second_factor").asBoolean()).isFalse();
        assertThat(actions(customer.id()))
                .containsExactly("customer.registered", "customer.verified", "user.signed-in");
    }

    @Test
    void anAddressIsTheSameHoweverItIsWritten() {
        var customer = Person.customer();
        var shouting = new Person(customer.email().toUpperCase(Locale.ROOT), customer.password());

        shouting.signIn();

        shouting.register();
        customer.mailbox().await(Person.KNOWN, 1);
    }

    @Test
    void registeringTellsNothingAboutTheAddress() {
        var active = Person.customer();
        var unverified = Person.unknown();
        unverified.register();
        unverified.mailbox().await(Person.VERIFY, 1);
        var disabled = Person.customer();
        Books.execute("update coffer_user set status = 'DISABLED' where id = ?", UUID.fromString(disabled.id()));

        var first = Person.unknown().register();
        for (Person known : List.of(active, unverified, disabled)) {
            assertThat(seen(known.register())).isEqualTo(seen(first));
        }

        active.mailbox().await(Person.KNOWN, 1);
        unverified.mailbox().await(Person.VERIFY, 2);
        active.signIn();
    }

    @Test
    void askingForANewPasswordTellsNothingAboutTheAddress() {
        var active = Person.customer();
        var disabled = Person.customer();
        Books.execute("update coffer_user set status = 'DISABLED' where id = ?", UUID.fromString(disabled.id()));

        var unknown = askForReset(Person.unknown());
        assertThat(seen(askForReset(active))).isEqualTo(seen(unknown));
        assertThat(seen(askForReset(disabled))).isEqualTo(seen(unknown));

        active.mailbox().await(Person.RESET, 1);
        Eventually.is(() ->
                assertThat(Books.count("select count(*) from address_request")).isZero());
        assertThat(disabled.mailbox().mails(Person.RESET)).isEmpty();
    }

    @Test
    void whateverIsWrongSigningInIsAnsweredAlike() {
        var unknown = Person.unknown();
        var unverified = Person.unknown();
        unverified.register();
        unverified.mailbox().await(Person.VERIFY, 1);
        var wrong = Person.customer();
        var right = wrong.password();
        wrong.believe("not the password");
        var disabled = Person.customer();
        Books.execute("update coffer_user set status = 'DISABLED' where id = ?", UUID.fromString(disabled.id()));
        var locked = Person.customer();
        locked.changeDevice();
        lock(locked);

        var answer = unknown.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        assertThat(answer.headers().firstValue("www-authenticate")).isPresent();
        for (Person person : List.of(unverified, wrong, disabled, locked)) {
            assertThat(seen(person.trySignIn(Map.of()))).isEqualTo(seen(answer));
        }

        wrong.believe(right);
        wrong.signIn();
    }

    @Test
    void aLockedAddressDoesNotKeepOutADeviceThatIsKnown() {
        var customer = Person.customer();
        var stranger = new Person(customer.email(), "a stranger's guess");
        for (int i = 0; i < 6; i++) {
            stranger.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        }
        stranger.believe(customer.password());
        stranger.trySignIn(Map.of()).isProblem(401, "sign-in-failed");

        customer.signIn();

        customer.changeDevice();
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        assertThat(actions(customer.id())).contains("user.sign-in-failed", "user.sign-in-blocked");
    }

    @Test
    void aKnownDeviceCanNotGuessWithoutEndEither() {
        var customer = Person.customer();
        var right = customer.password();
        customer.believe("not the password");
        for (int i = 0; i < 6; i++) {
            customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        }
        customer.believe(right);
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");

        customer.changeDevice();
        customer.signIn();
    }

    @Test
    void manyGuessesAtOnceAreCountedOneByOne() throws Exception {
        var customer = Person.customer();
        var answers = Crowd.asks(
                8,
                number -> Eventually.hasPlace(
                        () -> new Person(customer.email(), "guess number " + number).trySignIn(Map.of())));
        assertThat(answers).allSatisfy(answer -> answer.isProblem(401, "sign-in-failed"));

        customer.changeDevice();
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        assertThat(actions(customer.id()).stream().filter("user.sign-in-failed"::equals))
                .hasSize(5);
    }

    @Test
    void whoIsLockedOutGetsInThroughTheMailbox() {
        var customer = Person.customer();
        customer.changeDevice();
        lock(customer);
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");

        askForReset(customer);
        customer.choosePassword(customer.mailbox().awaitToken(Person.RESET, 1), "Zzyzx another quiet road")
                .has(200);
        lock(customer);

        customer.signIn();
    }

    @Test
    void aNewPasswordEndsAllSessionsAndTheOldPassword() {
        var customer = Person.customer();
        var old = customer.password();
        var session = customer.api();
        var refreshToken = customer.refreshToken();
        askForReset(customer);
        var token = customer.mailbox().awaitToken(Person.RESET, 1);

        customer.choosePassword(token, "too short").isProblem(422, "weak-password");
        customer.choosePassword(token, "Zzyzx another quiet road").has(200);

        customer.choosePassword(token, "Zzyzx a third quiet road").isProblem(422, "token-invalid");
        customer.refresh(refreshToken).isProblem(401, "session-ended");
        Eventually.is(() -> session.get("/api/v1/me").isProblem(401, "unauthenticated"));
        customer.believe(old);
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        customer.believe("Zzyzx another quiet road");
        customer.signIn();
        assertThat(actions(customer.id())).contains("user.password-reset");
    }

    @Test
    void changingThePasswordEndsAllOtherSessionsAndTellsTheMailbox() {
        var customer = Person.customer();
        var other = customer.refreshToken();
        customer.signIn();
        var change = Map.of("current_password", customer.password(), "new_password", "Zzyzx another quiet road");

        customer.api()
                .send(
                        "POST",
                        "/api/v1/me/password",
                        Map.of(),
                        Channel.json(Map.of("current_password", "wrong", "new_password", "Zzyzx another quiet road")))
                .isProblem(422, "wrong-password");
        customer.api()
                .send(
                        "POST",
                        "/api/v1/me/password",
                        Map.of(),
                        Channel.json(Map.of("current_password", customer.password(), "new_password", "short")))
                .isProblem(422, "weak-password");
        customer.api()
                .send("POST", "/api/v1/me/password", Map.of(), Channel.json(change))
                .has(204);

        customer.believe("Zzyzx another quiet road");
        customer.refresh().has(200);
        customer.refresh(other).isProblem(401, "session-ended");
        customer.signIn();
        customer.mailbox().await("Your password was changed", 1);
        assertThat(actions(customer.id())).contains("user.password-changed");
    }

    @Test
    void aVerificationWorksOnceAndWithThePasswordThatWasRegisteredWithIt() {
        var victim = Person.unknown();
        var attacker = new Person(victim.email(), "the attacker's password");
        attacker.register();
        victim.mailbox().await(Person.VERIFY, 1);
        victim.register();
        var token = victim.mailbox().awaitToken(Person.VERIFY, 2);
        attacker.register();
        victim.mailbox().await(Person.VERIFY, 3);

        victim.verify(token).has(200);

        attacker.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        victim.signIn();
        victim.verify(token).isProblem(422, "token-invalid");
        victim.verify(victim.mailbox().awaitToken(Person.VERIFY, 3)).isProblem(422, "token-invalid");
    }

    @Test
    void aTokenIsGoodForItsPurposeAndItsTimeOnly() {
        var customer = Person.customer();
        askForReset(customer);
        var token = customer.mailbox().awaitToken(Person.RESET, 1);

        customer.verify(token).isProblem(422, "token-invalid");
        Books.execute(
                "update mailed_token set expires_at = utc_timestamp(6) where user_id = ?",
                UUID.fromString(customer.id()));
        customer.choosePassword(token, "Zzyzx another quiet road").isProblem(422, "token-invalid");
        customer.verify("A".repeat(43)).isProblem(422, "token-invalid");
    }

    @Test
    void manyRegistrationsOfOneAddressMakeOneAccount() throws Exception {
        var person = Person.unknown();
        assertThat(Crowd.asks(10, number -> Eventually.hasPlace(person::tryRegister)))
                .allSatisfy(answer -> answer.has(202));

        person.verify().has(200);

        Eventually.is(() ->
                assertThat(Books.count("select count(*) from address_request")).isZero());
        assertThat(Books.count(
                        "select count(*) from coffer_user where email_index ="
                                + " (select email_index from coffer_user where id = ?)",
                        UUID.fromString(person.id())))
                .isEqualTo(1);
        assertThat(person.mailbox().mails(Person.VERIFY).size()).isLessThanOrEqualTo(5);
        person.signIn();
    }

    @Test
    void aMailboxIsNotFlooded() {
        var customer = Person.customer();
        for (int i = 0; i < 10; i++) {
            askForReset(customer);
        }
        Eventually.is(() ->
                assertThat(Books.count("select count(*) from address_request")).isZero());
        Eventually.is(() -> assertThat(Books.count(
                        "select count(*) from mail where person_id = ? and status = 'WAITING'",
                        UUID.fromString(customer.id())))
                .isZero());
        assertThat(customer.mailbox().mails())
                .as("one to prove the address, and as many for new passwords as there may be in an hour")
                .hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "eleven char",
                "aaaaaaaaaaaa",
                "abababababab",
                "passwordpassword",
                "1q2w3e4r5t6y",
                "CorrectHorseBatteryStaple"
            })
    void aWeakPasswordIsRefused(String password) {
        new Person(Person.unknown().email(), password).tryRegister().isProblem(422, "weak-password");
    }

    @Test
    void aPasswordWithTheNameOfTheAddressIsRefused() {
        var person = Person.unknown();
        var name = person.email().substring(0, person.email().indexOf('@'));

        new Person(person.email(), "my " + name + " password").tryRegister().isProblem(422, "weak-password");
    }

    @ParameterizedTest
    @CsvSource({"12,202", "128,202", "129,422", "512,422", "513,400", "60000,400"})
    void aPasswordHasALength(int length, int status) {
        var password = "Zzyzx-0123456789".repeat(4_000).substring(0, length);

        assertThat(new Person(Person.unknown().email(), password).tryRegister().status())
                .isEqualTo(status);
    }

    @Test
    void anAlphabetIsAsGoodAsAnother() {
        var customer = new Person(Person.unknown().email(), "Gürtelschnalle 帯留め 🎩 ﬁn");
        customer.register();
        customer.verify();
        // The same key presses on another device: composed differently, one letter for a ligature.
        customer.believe("Gu\u0308rtelschnalle 帯留め 🎩 fin");

        customer.signIn();
    }

    @Test
    void garbageIsRefused() {
        for (String path : List.of(
                "/api/v1/customers",
                "/api/v1/email-verifications",
                "/api/v1/password-resets",
                "/api/v1/password-resets/confirmation",
                "/api/v1/sessions",
                "/api/v1/sessions/refresh")) {
            var anybody = Channel.anonymous();
            anybody.send("POST", path, Map.of(), "{").isProblem(400, "malformed-json");
            anybody.send("POST", path, Map.of(), "[]").isProblem(400, "malformed-json");
            anybody.send("POST", path, Map.of(), "{}").isProblem(400, "missing-field");
            anybody.send("POST", path, Map.of(), "{\"roles\":\"admin\"}").isProblem(400, "unknown-field");
            anybody.send("POST", path, Map.of(), "{\"email\":{},\"token\":{},\"refresh_token\":{}}")
                    .has(400);
        }
        for (String email : List.of("nobody", "a@b", "a b@personal.test", "é@personal.test", "a@personal.test\\n")) {
            Channel.anonymous()
                    .send(
                            "POST",
                            "/api/v1/customers",
                            Map.of(),
                            "{\"email\":\"" + email + "\",\"password\":\"a long and quiet road\"}")
                    .isProblem(400, "invalid-field");
        }
    }

    @Test
    void operatorsFindACustomerByTheAddressAndItIsRecorded() {
        var customer = Person.customer();
        var operator = Staff.signedIn("operator");

        var found = operator.get("/api/v1/customers?email=" + customer.email().toLowerCase(Locale.ROOT))
                .has(200);
        assertThat(found.body().at("/items/0/customer_id").asText()).isEqualTo(customer.id());
        assertThat(found.body().at("/items/0/email").asText()).isEqualTo(customer.email());
        assertThat(found.body().at("/items/0/status").asText()).isEqualTo("ACTIVE");
        var one = operator.get("/api/v1/customers/" + customer.id()).has(200);
        assertThat(one.body()).isEqualTo(found.body().at("/items/0"));

        assertThat(operator.get("/api/v1/customers?email=" + Person.unknown().email())
                        .has(200)
                        .body()
                        .path("items"))
                .isEmpty();
        operator.get("/api/v1/customers?email=x").isProblem(400, "invalid-request");
        operator.get("/api/v1/customers").isProblem(400, "invalid-request");
        operator.get("/api/v1/customers/" + UUID.randomUUID()).isProblem(404, "not-found");
        operator.get("/api/v1/customers/" + Staff.member("operator").id()).isProblem(404, "not-found");
        assertThat(Books.count(
                        "select count(*) from audit_record where action = 'customer.viewed' and subject_id = ?"
                                + " and actor_id = ?",
                        UUID.fromString(customer.id()),
                        UUID.fromString(Staff.member("operator").id())))
                .isEqualTo(2);
    }

    @Test
    void customersSeeNoCustomers() {
        var customer = Person.customer();

        customer.api().get("/api/v1/customers?email=" + customer.email()).isProblem(403, "forbidden");
        customer.api().get("/api/v1/customers/" + customer.id()).isProblem(403, "forbidden");
        customer.api().get("/api/v1/staff").isProblem(403, "forbidden");
    }

    @Test
    void nothingPersonalIsKeptInTheClear() {
        var customer = Person.customer();
        var name = customer.email().substring(0, customer.email().indexOf('@'));

        for (String table : List.of("coffer_user", "mail", "address_request", "audit_record", "user_session")) {
            for (String row : Books.rows("select * from " + table)) {
                assertThat(row).doesNotContainIgnoringCase(name).doesNotContain(customer.password());
            }
        }
        assertThat(Books.rows("select hash from user_password where user_id = ?", UUID.fromString(customer.id())))
                .singleElement()
                .satisfies(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
    }

    @Test
    void aHashOfAnotherCostIsReplacedAtSigningIn() {
        var customer = Person.customer();
        Books.execute(
                "update user_password set hash = ? where user_id = ?", CHEAP_HASH, UUID.fromString(customer.id()));
        customer.believe("a cheap and quiet road");

        customer.signIn();

        assertThat(Books.rows("select hash from user_password where user_id = ?", UUID.fromString(customer.id())))
                .singleElement()
                .satisfies(hash -> assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$"));
        customer.signIn();
    }

    /** Anybody can cause both kinds of mail. */
    @Test
    void registeringAnAddressAgainAndAgainKeepsNoNewPasswordFromItsOwner() {
        var person = Person.customer();
        for (int i = 0; i < 8; i++) {
            person.register();
        }

        askForReset(person);

        assertThat(person.mailbox().awaitToken(Person.RESET, 1)).isNotBlank();
    }

    private static void lock(Person person) {
        Person stranger = new Person(person.email(), "a stranger's guess");
        for (int i = 0; i < 6; i++) {
            stranger.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        }
    }

    private static Answer askForReset(Person person) {
        return Channel.anonymous()
                .send("POST", "/api/v1/password-resets", Map.of(), Channel.json(Map.of("email", person.email())))
                .has(202);
    }

    /** All of an answer that must tell nothing: status, body, and the headers but those that are different each time. */
    private static String seen(Answer answer) {
        var headers = new TreeMap<>(answer.headers().map());
        headers.keySet()
                .removeIf(name -> name.equalsIgnoreCase("date")
                        || name.equalsIgnoreCase("x-correlation-id")
                        || name.toLowerCase(Locale.ROOT).startsWith("ratelimit"));
        return answer.status() + " " + headers + " " + answer.body();
    }

    private static List<String> actions(String subject) {
        return Books.rows("select action from audit_record where subject_id = ? order by id", UUID.fromString(subject));
    }
}
