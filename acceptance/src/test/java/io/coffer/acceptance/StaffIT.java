package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Who works here, who says so, and that there is always somebody who can. */
class StaffIT {

    private final Channel admin = Staff.admin();

    @Test
    void anInvitedMemberOfStaffChoosesAPasswordAndSignsIn() {
        var person = Person.unknown();
        var made = create(person.email(), "operator", "approver").has(201);
        var staff = made.headers().firstValue("location").orElseThrow();
        assertThat(made.text("status")).isEqualTo("UNVERIFIED");
        assertThat(made.body().path("roles").toString()).isEqualTo("[\"approver\",\"operator\"]");
        person.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        var token = person.mailbox().awaitToken(Person.INVITATION, 1);

        person.choosePassword(token, "short").isProblem(422, "weak-password");
        person.choosePassword(token, person.password()).has(200);
        person.signIn();

        assertThat(admin.get(staff).has(200).text("status")).isEqualTo("ACTIVE");
        assertThat(person.api().get("/api/v1/me").has(200).body().path("roles").toString())
                .isEqualTo("[\"approver\",\"operator\"]");
        person.api().get(staff).isProblem(403, "forbidden");
        assertThat(Books.rows(
                        "select actor_id, detail from audit_record where action = 'staff.created' and subject_id = ?",
                        UUID.fromString(person.id())))
                .singleElement()
                .satisfies(row -> assertThat(row).endsWith("{\"roles\":[\"approver\",\"operator\"]}"));
    }

    @Test
    void anAddressHasOneAccount() {
        var customer = Person.customer();

        create(customer.email(), "operator").isProblem(409, "email-in-use");
        var person = Person.unknown();
        create(person.email(), "operator").has(201);
        create(person.email(), "auditor").isProblem(409, "email-in-use");
        person.register();
        person.mailbox().await(Person.KNOWN, 1);
    }

    @Test
    void staffAreListedForAdministratorsAndAuditors() {
        var operator = Staff.member("operator");

        for (Channel reader : List.of(admin, Staff.signedIn("auditor"))) {
            var listed = reader.get("/api/v1/staff?page_size=200").has(200);
            assertThat(StreamSupport.stream(listed.body().path("items").spliterator(), false)
                            .map(item -> item.path("staff_id").asText()))
                    .contains(operator.id());
            reader.get("/api/v1/staff/" + operator.id()).has(200);
        }
        var first = admin.get("/api/v1/staff?page_size=1").has(200);
        var second = admin.get("/api/v1/staff?page_size=1&cursor=" + first.text("next_cursor"))
                .has(200);
        assertThat(second.body().at("/items/0/staff_id"))
                .isNotEqualTo(first.body().at("/items/0/staff_id"));
        operator.api().get("/api/v1/staff").isProblem(403, "forbidden");
        admin.get("/api/v1/staff/" + Person.customer().id()).isProblem(404, "not-found");
        admin.get("/api/v1/staff/x").isProblem(404, "not-found");
    }

    @Test
    void otherRolesCountAtOnce() {
        var person = Staff.another("operator");
        var api = person.api();
        var tag = tag(person);

        var changed = change(person.id(), tag, "{\"roles\":[\"auditor\"]}").has(200);

        assertThat(changed.headers().firstValue("etag")).isPresent().get().isNotEqualTo(tag);
        Eventually.is(() -> api.get("/api/v1/me").isProblem(401, "unauthenticated"));
        person.refresh().isProblem(401, "session-ended");
        person.signIn();
        assertThat(person.api().get("/api/v1/me").body().path("roles").toString())
                .isEqualTo("[\"auditor\"]");
        assertThat(Books.rows(
                        "select detail from audit_record where action = 'staff.roles-changed' and subject_id = ?",
                        UUID.fromString(person.id())))
                .containsExactly("{\"from\":[\"operator\"],\"to\":[\"auditor\"]}");
    }

    @Test
    void whoIsShutOutComesInNoMoreUntilLetInAgain() {
        var person = Staff.another("operator");
        var api = person.api();

        change(person.id(), tag(person), "{\"status\":\"DISABLED\"}").has(200);

        Eventually.is(() -> api.get("/api/v1/me").isProblem(401, "unauthenticated"));
        person.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        change(person.id(), tag(person), "{\"status\":\"ACTIVE\"}").has(200);
        person.signIn();
    }

    @Test
    void aChangeNeedsTheVersionThatItWasMadeFor() {
        var person = Staff.another("operator");
        var tag = tag(person);
        admin.send("PATCH", "/api/v1/staff/" + person.id(), Map.of(), "{\"roles\":[\"auditor\"]}")
                .isProblem(428, "precondition-required");
        change(person.id(), tag, "{\"roles\":[\"auditor\"]}").has(200);

        var stale = change(person.id(), tag, "{\"roles\":[\"approver\"]}").isProblem(412, "version-conflict");

        assertThat(stale.headers().firstValue("etag")).contains(tag(person));
        change(UUID.randomUUID().toString(), tag, "{\"roles\":[\"auditor\"]}").isProblem(404, "not-found");
        change("x", tag, "{\"roles\":[\"auditor\"]}").isProblem(404, "not-found");
        change(Person.customer().id(), "*", "{\"roles\":[\"auditor\"]}").isProblem(404, "not-found");
    }

    @Test
    void nobodyShutsHimselfOut() {
        var other = Staff.another("admin", "operator");

        for (String change : List.of("{\"roles\":[\"operator\"]}", "{\"status\":\"DISABLED\"}")) {
            other.api()
                    .send("PATCH", "/api/v1/staff/" + other.id(), Map.of("If-Match", "*"), change)
                    .isProblem(409, "own-access");
        }
        other.api()
                .send("PATCH", "/api/v1/staff/" + other.id(), Map.of("If-Match", "*"), "{\"roles\":[\"admin\"]}")
                .has(200);
    }

    /** Each removes all others at the same time: whoever comes first wins, and one is left. */
    @Test
    void administratorsCanNotRemoveEachOtherToTheLast() throws Exception {
        var people = List.of(Staff.another("admin"), Staff.another("admin"), Staff.another("admin"));
        var answers = Crowd.asks(9, number -> {
            var one = people.get(number / 3);
            var other = people.get(number % 3);
            return one == other
                    ? 200
                    : one.api()
                            .send(
                                    "PATCH",
                                    "/api/v1/staff/" + other.id(),
                                    Map.of("If-Match", "*"),
                                    "{\"status\":\"DISABLED\"}")
                            .status();
        });

        assertThat(answers).isSubsetOf(200, 401, 403, 409);
        assertThat(Books.count("select count(*) from coffer_user where roles like '%admin%' and status = 'ACTIVE'"))
                .isPositive();
        for (Person person : people) {
            change(person.id(), "*", "{\"status\":\"DISABLED\"}").has(200);
        }
    }

    @Test
    void rolesAreThoseOfStaffOnly() {
        for (String roles :
                List.of("[]", "[\"customer\"]", "[\"channel\"]", "[\"Operator\"]", "[null]", "[\"root\"]")) {
            var answer = admin.send(
                    "POST",
                    "/api/v1/staff",
                    Map.of(),
                    "{\"email\":\"" + Person.unknown().email() + "\",\"roles\":" + roles + "}");
            assertThat(answer.status()).as(roles).isEqualTo(400);
        }
        change(UUID.randomUUID().toString(), "*", "{}").isProblem(400, "invalid-field");
        change(UUID.randomUUID().toString(), "*", "{\"status\":\"ERASED\"}").isProblem(400, "invalid-field");
    }

    @Test
    void othersMakeNoStaff() {
        var body = Channel.json(Map.of("email", Person.unknown().email(), "roles", List.of("admin")));

        for (Channel other : List.of(
                Staff.signedIn("operator"),
                Staff.signedIn("approver"),
                Staff.signedIn("auditor"),
                Person.customer().api(),
                Channel.demo())) {
            other.send("POST", "/api/v1/staff", Map.of(), body).isProblem(403, "forbidden");
        }
    }

    private Answer create(String email, String... roles) {
        return admin.send(
                "POST", "/api/v1/staff", Map.of(), Channel.json(Map.of("email", email, "roles", List.of(roles))));
    }

    private Answer change(String id, String ifMatch, String change) {
        return admin.send("PATCH", "/api/v1/staff/" + id, Map.of("If-Match", ifMatch), change);
    }

    private String tag(Person person) {
        return admin.get("/api/v1/staff/" + person.id())
                .has(200)
                .headers()
                .firstValue("etag")
                .orElseThrow();
    }
}
