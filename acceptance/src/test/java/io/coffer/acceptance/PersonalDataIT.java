package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a customer may ask for: all that is kept, and that it is forgotten. */
class PersonalDataIT {

    private static final String EXPORT = "/api/v1/me/export";
    private static final String ERASURE = "/api/v1/me/erasure";

    private final Person person = Person.customer();

    @Test
    void everythingThatIsKeptIsExported() {
        var account = account("0");

        var data = export();

        assertThat(data.at("/user/email").asText().toLowerCase(Locale.ROOT))
                .isEqualTo(person.email().toLowerCase(Locale.ROOT));
        assertThat(data.at("/user/sessions")).isNotEmpty();
        assertThat(data.at("/accounts/0/account_id").asText()).isEqualTo(account.toString());
        assertThat(data.toString()).doesNotContain(person.password());
    }

    @Test
    void onlyACustomerExportsAndOnlyHerOwn() {
        var another = Person.customer();

        assertThat(export().toString()).doesNotContain(another.email());
        Channel.anonymous().get(EXPORT).isProblem(401, "unauthenticated");
        Channel.demo().get(EXPORT).isProblem(403, "forbidden");
        Strangers.signedIn("admin").get(EXPORT).isProblem(403, "forbidden");
    }

    @Test
    void anotherRowsDataIsNotOpened() {
        var another = Person.customer();
        var theirs = sealedAddress(another);
        setSealedAddress(another, sealedAddress(person));
        try {
            another.api().get(EXPORT).isProblem(500, "internal-error");
        } finally {
            setSealedAddress(another, theirs);
        }

        another.api().get(EXPORT).has(200);
    }

    @Test
    void whoIsErasedIsGoneAndTheBooksAreSound() {
        var account = account("0");
        var token = person.refreshToken();
        var api = person.api();

        erase(person.password()).has(204);

        api.get(EXPORT).isProblem(401, "unauthenticated");
        assertThat(person.refresh(token).status()).isEqualTo(401);
        assertThat(person.trySignIn(Map.of()).status()).isEqualTo(401);
        assertThat(Books.count(
                        "select count(*) from personal_key where person_id = ? and wrapped is null and destroyed_at is"
                                + " not null",
                        id()))
                .isOne();
        assertThat(Books.count(
                        "select count(*) from audit_record where subject_id = ? and action = 'person.erased'", id()))
                .isOne();
        assertThat(Books.rows("select status from account where id = ?", account))
                .containsExactly("CLOSED");
        Books.areSound();
    }

    @Test
    void herAddressCanBeRegisteredAnew() {
        erase(person.password()).has(204);

        person.register();
        person.verify(person.mailbox().awaitToken(Person.VERIFY, 2));
        person.signIn();

        assertThat(export().at("/user/email").asText()).isNotBlank();
    }

    @Test
    void whatIsNotSettledStandsAgainstIt() {
        account("12.00");

        var refusal = erase(person.password()).isProblem(409, "erasure-not-possible");

        assertThat(refusal.body().path("objections")).isNotEmpty();
        assertThat(export().at("/user/email").asText()).isNotBlank();
        assertThat(Books.count("select count(*) from personal_key where person_id = ? and wrapped is not null", id()))
                .isOne();
    }

    @Test
    void theWrongPasswordErasesNobody() {
        erase("another road").isProblem(422, "wrong-password");
        person.api().send("POST", ERASURE, Map.of(), "{}").isProblem(400, "missing-field");

        assertThat(export().at("/user/email").asText()).isNotBlank();
    }

    private static String sealedAddress(Person of) {
        return Books.rows("select hex(email) from coffer_user where id = ?", UUID.fromString(of.id()))
                .get(0);
    }

    private static void setSealedAddress(Person of, String hex) {
        Books.execute("update coffer_user set email = unhex(?) where id = ?", hex, UUID.fromString(of.id()));
    }

    private UUID account(String balance) {
        return Books.account(id(), "EUR", balance);
    }

    private UUID id() {
        return UUID.fromString(person.id());
    }

    private JsonNode export() {
        return person.api().get(EXPORT).has(200).body().path("data");
    }

    private Answer erase(String password) {
        return person.api().send("POST", ERASURE, Map.of(), Channel.json(Map.of("current_password", password)));
    }
}
