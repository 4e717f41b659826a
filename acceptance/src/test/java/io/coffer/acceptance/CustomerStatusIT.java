package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Customers who are shut out and let in again, by two people. */
class CustomerStatusIT {

    private static final String REASON = "case 4711";

    private final Channel operator = Strangers.signedIn("operator");
    private final Channel approver = Strangers.signedIn("approver");
    private final Person customer = Person.customer();

    @Test
    void whoIsShutOutIsSignedOutEverywhereAndTakenForAStranger() {
        var session = customer.api();
        var refreshToken = customer.refreshToken();
        var wrong = new Person(customer.email(), "not the password").trySignIn(Map.of());

        var proposed = propose(operator, "DISABLED").has(202);
        assertThat(proposed.text("kind")).isEqualTo("customer.disable");
        assertThat(proposed.body().at("/subject/id").asText()).isEqualTo(customer.id());
        session.get("/api/v1/me").has(200);
        approve(proposed).has(200);

        session.get("/api/v1/me").isProblem(401, "unauthenticated");
        customer.refresh(refreshToken).isProblem(401, "session-ended");
        var refused = customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        assertThat(refused.body()).isEqualTo(wrong.body());
        assertThat(status()).isEqualTo("DISABLED");
        assertThat(recorded("customer.disabled")).isOne();
    }

    @Test
    void whoIsLetInAgainSignsInAgain() {
        approve(propose(operator, "DISABLED")).has(200);
        propose(operator, "DISABLED").isProblem(409, "customer-state");

        var proposed = propose(operator, "ACTIVE").has(202);
        assertThat(proposed.text("kind")).isEqualTo("customer.enable");
        customer.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        approve(proposed).has(200);

        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(recorded("customer.enabled")).isOne();
        customer.refresh().isProblem(401, "session-ended");
        customer.signIn();
        propose(operator, "ACTIVE").isProblem(409, "customer-state");
    }

    @Test
    void aNewPasswordDoesNotLetInWhoIsShutOut() {
        askForReset();
        var token = customer.mailbox().awaitToken(Person.RESET, 1);
        approve(propose(operator, "DISABLED")).has(200);

        customer.choosePassword(token, "Zzyzx another quiet road").isProblem(422, "token-invalid");
        askForReset();
        Eventually.is(() ->
                assertThat(Books.count("select count(*) from address_request")).isZero());
        assertThat(customer.mailbox().mails(Person.RESET)).hasSize(1);
    }

    @Test
    void whoNeverProvedTheAddressStillHasTo() {
        var person = Person.unknown();
        person.register();
        var token = person.mailbox().awaitToken(Person.VERIFY, 1);
        var id = operator.get("/api/v1/customers?email=" + person.email())
                .has(200)
                .body()
                .at("/items/0/customer_id")
                .asText();

        approve(propose(operator, id, "DISABLED")).has(200);
        person.verify(token).isProblem(422, "token-invalid");
        approve(propose(operator, id, "ACTIVE")).has(200);

        person.trySignIn(Map.of()).isProblem(401, "sign-in-failed");
        person.verify(token).has(200);
        person.signIn();
    }

    @Test
    void nobodyDoesItAlone() {
        var both = Strangers.signedIn("operator,approver");
        var proposed = propose(both, "DISABLED").has(202);

        both.send("POST", approval(proposed), Map.of(), null).isProblem(403, "self-approval");
        propose(both, "DISABLED").isProblem(409, "approval-pending");

        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void onlyACustomerIsMeant() {
        propose(operator, UUID.randomUUID().toString(), "DISABLED").isProblem(404, "not-found");
        propose(operator, "x", "DISABLED").isProblem(404, "not-found");
        propose(operator, Staff.member("operator").id(), "DISABLED").isProblem(404, "not-found");
        propose(approver, "DISABLED").isProblem(403, "forbidden");
        customer.api()
                .send("PATCH", path(customer.id()), Map.of(), "{\"status\":\"DISABLED\",\"reason\":\"x\"}")
                .isProblem(403, "forbidden");
    }

    @Test
    void whatIsAskedWronglyIsRefused() {
        patch("{\"status\":\"ERASED\",\"reason\":\"x\"}").isProblem(400, "invalid-field");
        patch("{\"status\":\"DISABLED\"}").isProblem(400, "missing-field");
        patch("{\"reason\":\"x\"}").isProblem(400, "missing-field");
        patch("{\"status\":\"DISABLED\",\"reason\":\"\"}").isProblem(400, "invalid-field");
    }

    private Answer propose(Channel who, String status) {
        return propose(who, customer.id(), status);
    }

    private static Answer propose(Channel who, String id, String status) {
        return who.send("PATCH", path(id), Map.of(), Channel.json(Map.of("status", status, "reason", REASON)));
    }

    private Answer patch(String body) {
        return operator.send("PATCH", path(customer.id()), Map.of(), body);
    }

    private Answer approve(Answer proposed) {
        return approver.send("POST", approval(proposed.has(202)), Map.of(), null);
    }

    private static String approval(Answer proposed) {
        return "/api/v1/approvals/" + proposed.text("approval_id") + "/approval";
    }

    private static String path(String id) {
        return "/api/v1/customers/" + id;
    }

    private void askForReset() {
        Channel.anonymous()
                .send("POST", "/api/v1/password-resets", Map.of(), Channel.json(Map.of("email", customer.email())))
                .has(202);
    }

    private String status() {
        return operator.get(path(customer.id())).has(200).text("status");
    }

    private long recorded(String action) {
        return Books.count(
                "select count(*) from audit_record where action = ? and subject_id = ?",
                action,
                UUID.fromString(customer.id()));
    }
}
