package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What identity deletes every night, and what it must keep. Rows are made old with SQL. */
class IdentityCleanupIT {

    private static final String JOB = "/api/v1/jobs/identity-cleanup";

    private final Channel admin = Strangers.signedIn("admin");

    @Test
    void sessionsGoWhenNoTokenOfTheirsCouldBeGoodAnyMore() {
        var customer = Person.customer();
        var gone = customer.sessionId();
        customer.signIn();
        var ended = customer.sessionId();
        customer.api()
                .send("DELETE", "/api/v1/me/sessions/current", Map.of(), null)
                .has(204);
        customer.signIn();
        used(gone, 45);
        used(ended, 43);

        var execution = completed();

        assertThat(written(execution, "sessions")).isPositive();
        assertThat(exists("user_session", "id", gone)).isFalse();
        assertThat(exists("user_session", "id", ended)).isTrue();
        customer.api().get("/api/v1/me").has(200);
        customer.refresh().has(200);
    }

    @Test
    void aTokenThatComesTwiceStillEndsItsSession() {
        var customer = Person.customer();
        var stolen = customer.refreshToken();
        customer.refresh().has(200);
        used(customer.sessionId(), 13);

        completed();

        customer.refresh(stolen).isProblem(401, "session-ended");
        customer.refresh().isProblem(401, "session-ended");
        assertThat(Books.rows(
                        "select end_reason from user_session where id = ?", UUID.fromString(customer.sessionId())))
                .containsExactly("REFRESH_REUSED");
    }

    @Test
    void aRegistrationThatNobodyProvedIsErasedAndTheAddressIsFree() {
        var gone = registered();
        var waiting = registered();
        age(gone, 31);
        age(waiting, 29);
        expire(gone, 2);
        expire(waiting, 2);

        var execution = completed();

        assertThat(written(execution, "mailed-tokens")).isGreaterThanOrEqualTo(2);
        assertThat(written(execution, "registrations")).isPositive();
        assertThat(status(gone.id)).isEqualTo("ERASED,");
        assertThat(Books.count(
                        "select count(*) from personal_key where person_id = ? and wrapped is null",
                        UUID.fromString(gone.id)))
                .isOne();
        assertThat(status(waiting.id)).startsWith("UNVERIFIED,").isNotEqualTo("UNVERIFIED,");
        gone.person.register();
        gone.person.verify(gone.person.mailbox().awaitToken(Person.VERIFY, 2)).has(200);
        gone.person.signIn();
    }

    @Test
    void whoCanStillProveTheAddressIsLeftAlone() {
        var late = registered();
        age(late, 31);

        completed();

        late.person.verify().has(200);
        late.person.signIn();
    }

    @Test
    void expiredTokensAreKeptForADay() {
        var person = registered();
        expire(person, 0);

        completed();

        assertThat(exists("mailed_token", "user_id", person.id)).isTrue();
        expire(person, 2);
        completed();
        assertThat(exists("mailed_token", "user_id", person.id)).isFalse();
    }

    @Test
    void countsOfFailuresAndDevicesGoThatCountNoMore() {
        var customer = Person.customer();
        var other = Person.customer();
        var old = failures("a count of last week", 25 * 60 + 16);
        var young = failures("a count of yesterday", 24 * 60 + 10);
        Books.execute(
                "update known_device set last_used_at = utc_timestamp(6) - interval 366 day where user_id = ?",
                UUID.fromString(customer.id()));

        completed();

        assertThat(count(old)).isZero();
        assertThat(count(young)).isOne();
        assertThat(exists("known_device", "user_id", customer.id())).isFalse();
        assertThat(exists("known_device", "user_id", other.id())).isTrue();
        customer.signIn();
    }

    @Test
    void moreThanAChunkIsDeletedInChunks() {
        for (int i = 0; i < 120; i++) {
            failures("chunk " + UUID.randomUUID(), 3 * 24 * 60 + i % 7);
        }

        var execution = completed();

        assertThat(written(execution, "failed-attempts")).isGreaterThanOrEqualTo(120);
        assertThat(Books.count(
                        "select count(*) from failed_attempts where updated_at < utc_timestamp(6) - interval 2 day"))
                .isZero();
        assertThat(written(completed(), "failed-attempts")).isZero();
    }

    @Test
    void isForAdministrators() {
        Strangers.signedIn("operator").send("POST", JOB, Map.of(), null).isProblem(403, "forbidden");
        Channel.anonymous().send("POST", JOB, Map.of(), null).isProblem(401, "unauthenticated");
    }

    /** Somebody who has not proved the address. */
    private record Registered(Person person, String id) {}

    private static Registered registered() {
        var person = Person.unknown();
        person.register();
        person.mailbox().awaitToken(Person.VERIFY, 1);
        var found = Staff.signedIn("operator")
                .get("/api/v1/customers?email=" + person.email())
                .has(200);
        return new Registered(person, found.body().at("/items/0/customer_id").asText());
    }

    private static void age(Registered who, int days) {
        Books.execute(
                "update coffer_user set created_at = utc_timestamp(6) - interval ? day where id = ?",
                days,
                UUID.fromString(who.id));
    }

    private static void expire(Registered who, int daysAgo) {
        Books.execute(
                "update mailed_token set expires_at = utc_timestamp(6) - interval ? day where user_id = ?",
                daysAgo,
                UUID.fromString(who.id));
    }

    private static void used(String session, int daysAgo) {
        Books.execute(
                "update user_session set last_used_at = utc_timestamp(6) - interval ? day where id = ?",
                daysAgo,
                UUID.fromString(session));
    }

    private static String failures(String subject, int minutesAgo) {
        Books.execute(
                "insert into failed_attempts (subject, failures, updated_at) values (unhex(sha2(?, 256)), 3,"
                        + " utc_timestamp(6) - interval ? minute)",
                subject,
                minutesAgo);
        return subject;
    }

    private static long count(String subject) {
        return Books.count("select count(*) from failed_attempts where subject = unhex(sha2(?, 256))", subject);
    }

    private static String status(String user) {
        return Books.rows(
                        "select concat(status, ',', coalesce(hex(email_index), '')) from coffer_user where id = ?",
                        UUID.fromString(user))
                .get(0);
    }

    private static boolean exists(String table, String key, String id) {
        return Books.count("select count(*) from " + table + " where " + key + " = ?", UUID.fromString(id)) > 0;
    }

    private Answer completed() {
        return Jobs.run(admin, "identity-cleanup");
    }

    private static long written(Answer execution, String step) {
        for (var each : execution.body().path("steps")) {
            if (each.path("name").asText().equals(step)) {
                return each.path("written").asLong();
            }
        }
        throw new AssertionError("no step " + step + " in " + execution.body());
    }
}
