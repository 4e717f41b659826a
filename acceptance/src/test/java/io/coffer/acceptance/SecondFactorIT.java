package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** One-time passwords beside the password. Codes of the step before now are used first, so that later ones are left. */
class SecondFactorIT {

    @Test
    void aCodeIsAskedForAfterThePasswordAndNotBefore() {
        var customer = Person.customer();
        var app = new Authenticator(on(customer).secret());
        var right = customer.password();

        customer.believe("not the password");
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        customer.trySignIn(Map.of("totp", app.code(0))).isProblem(401, "sign-in-failed");
        customer.believe(right);
        customer.trySignIn(Map.of()).isProblem(401, "second-factor-required");
        customer.trySignIn(Map.of("totp", "000000")).isProblem(401, "second-factor-required");

        customer.trySignIn(Map.of("totp", app.code(0))).has(200);

        assertThat(customer.api().get("/api/v1/me").body().path("second_factor").asBoolean())
                .isTrue();
    }

    @Test
    void aCodeWorksOnce() {
        var customer = Person.customer();
        var app = new Authenticator(on(customer).secret());
        var code = app.code(0);
        customer.trySignIn(Map.of("totp", code)).has(200);

        customer.trySignIn(Map.of("totp", code)).isProblem(401, "second-factor-required");
        customer.trySignIn(Map.of("totp", app.code(1))).has(200);
    }

    @Test
    void aSecretIsNotAskedForBeforeACodeHasShownThatTheAppHasIt() {
        var customer = Person.customer();
        confirm(customer, "000000").isProblem(404, "not-found");

        var first = enrol(customer).has(200).text("secret");
        customer.signIn();
        var second = enrol(customer).has(200).text("secret");
        assertThat(second).isNotEqualTo(first).hasSize(32);

        confirm(customer, new Authenticator(first).code(0)).isProblem(422, "wrong-code");
        confirm(customer, "x").isProblem(422, "wrong-code");
        confirm(customer, new Authenticator(second).code(-1)).has(200);
        confirm(customer, new Authenticator(second).code(0)).isProblem(409, "second-factor-active");
        enrol(customer).isProblem(409, "second-factor-active");
    }

    @Test
    void theSecretComesAsAnAddressForAQrCodeToo() {
        var customer = Person.customer();
        var enrolment = enrol(customer).has(200);

        assertThat(enrolment.text("otpauth_uri"))
                .isEqualTo("otpauth://totp/Coffer:" + customer.email().replace("@", "%40") + "?secret="
                        + enrolment.text("secret") + "&issuer=Coffer&algorithm=SHA1&digits=6&period=30");
        assertThat(Books.rows(
                        "select convert(secret using latin1) from second_factor where user_id = ?",
                        UUID.fromString(customer.id())))
                .noneMatch(row -> row.contains(enrolment.text("secret")));
    }

    @Test
    void withoutThePasswordThereIsNoSecret() {
        var customer = Person.customer();

        customer.api()
                .send("POST", "/api/v1/me/totp", Map.of(), "{\"current_password\":\"not the password\"}")
                .isProblem(422, "wrong-password");
    }

    @Test
    void aRecoveryCodeWorksOnceHoweverItIsTyped() {
        var customer = Person.customer();
        var codes = on(customer).recoveryCodes();
        assertThat(codes).hasSize(10).doesNotHaveDuplicates();

        customer.trySignIn(Map.of("recovery_code", codes.get(0))).has(200);
        customer.trySignIn(Map.of("recovery_code", codes.get(0))).isProblem(401, "second-factor-required");
        customer.trySignIn(
                        Map.of("recovery_code", codes.get(1).replace("-", " ").toUpperCase(Locale.ROOT)))
                .has(200);
        assertThat(Books.count("select count(*) from recovery_code where user_id = ?", UUID.fromString(customer.id())))
                .isEqualTo(8);
        var other = Person.customer();
        on(other);
        other.trySignIn(Map.of("recovery_code", codes.get(2))).isProblem(401, "second-factor-required");
    }

    @Test
    void codesCanNotBeGuessedWithoutEnd() {
        var customer = Person.customer();
        var app = new Authenticator(on(customer).secret());
        for (int i = 0; i < 5; i++) {
            customer.trySignIn(Map.of("totp", "00000" + i)).isProblem(401, "second-factor-required");
        }

        customer.trySignIn(Map.of("totp", app.code(0))).isProblem(401, "sign-in-failed");
    }

    @Test
    void itIsRemovedWithACodeOrWithThePassword() {
        for (String with : List.of("code", "recovery", "password")) {
            var customer = Person.customer();
            var factor = on(customer);
            remove(customer, Map.of("code", "000000")).isProblem(422, "wrong-code");
            remove(customer, Map.of("current_password", "wrong")).isProblem(422, "wrong-password");
            remove(customer, Map.of()).isProblem(400, "invalid-field");
            remove(customer, Map.of("code", "000000", "current_password", customer.password()))
                    .isProblem(400, "invalid-field");

            remove(
                            customer,
                            switch (with) {
                                case "code" -> Map.of("code", new Authenticator(factor.secret()).code(0));
                                case "recovery" ->
                                    Map.of("code", factor.recoveryCodes().get(0));
                                default -> Map.of("current_password", customer.password());
                            })
                    .has(204);

            customer.signIn();
            remove(customer, Map.of("current_password", customer.password())).isProblem(404, "not-found");
            customer.mailbox().await("Your second factor was removed", 1);
            assertThat(Books.rows(
                            "select action from audit_record where subject_id = ? and action like 'user.second%'"
                                    + " order by id",
                            UUID.fromString(customer.id())))
                    .containsExactly("user.second-factor-on", "user.second-factor-off");
        }
    }

    @Test
    void aNewPasswordFromTheMailboxDoesNotRemoveIt() {
        var customer = Person.customer();
        var app = new Authenticator(on(customer).secret());
        Channel.anonymous()
                .send("POST", "/api/v1/password-resets", Map.of(), Channel.json(Map.of("email", customer.email())))
                .has(202);

        customer.choosePassword(customer.mailbox().awaitToken(Person.RESET, 1), "Zzyzx another quiet road")
                .has(200);

        customer.trySignIn(Map.of()).isProblem(401, "second-factor-required");
        customer.trySignIn(Map.of("totp", app.code(0))).has(200);
    }

    private record Factor(String secret, List<String> recoveryCodes) {}

    private static Factor on(Person person) {
        var secret = enrol(person).has(200).text("secret");
        var confirmed = confirm(person, new Authenticator(secret).code(-1)).has(200);
        return new Factor(
                secret,
                StreamSupport.stream(confirmed.body().path("recovery_codes").spliterator(), false)
                        .map(code -> code.asText())
                        .toList());
    }

    private static Answer enrol(Person person) {
        return person.api()
                .send("POST", "/api/v1/me/totp", Map.of(), Channel.json(Map.of("current_password", person.password())));
    }

    private static Answer confirm(Person person, String code) {
        return person.api().send("POST", "/api/v1/me/totp/confirmation", Map.of(), Channel.json(Map.of("code", code)));
    }

    private static Answer remove(Person person, Map<String, String> proof) {
        return person.api().send("POST", "/api/v1/me/totp/removal", Map.of(), Channel.json(proof));
    }
}
