package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Four eyes, with the freezing of accounts as the example. */
class ApprovalIT {

    private static final String REASON = "{\"reason\":\"chargebacks, case 4711\"}";

    private final Channel customer = Channel.demo();
    private final Channel operator = Strangers.signedIn("operator");
    private final Channel approver = Strangers.signedIn("approver");
    private final Channel auditor = Strangers.signedIn("auditor");

    private UUID account = new UUID(0, 0);
    private UUID other = new UUID(0, 0);

    @BeforeEach
    void openAccounts() {
        account = Books.account("EUR", "1000.00");
        other = Books.account("PHP", "0");
    }

    @Test
    void aFreezeStopsNewPaymentsOnceSomebodyElseApproved() {
        var proposed = propose(operator, "freeze").has(202);

        assertThat(proposed.text("status")).isEqualTo("PENDING");
        assertThat(proposed.text("kind")).isEqualTo("account.freeze");
        assertThat(proposed.text("reason")).isEqualTo("chargebacks, case 4711");
        assertThat(proposed.body().at("/subject/type").asText()).isEqualTo("account");
        assertThat(proposed.body().at("/subject/id").asText()).isEqualTo(account.toString());
        assertThat(location(proposed)).isEqualTo("/api/v1/approvals/" + id(proposed));
        assertThat(status()).isEqualTo("ACTIVE");

        var approved = approve(approver, id(proposed)).has(200);

        assertThat(approved.text("status")).isEqualTo("APPROVED");
        assertThat(approved.text("decided_by")).isNotEqualTo(approved.text("proposed_by"));
        assertThat(status()).isEqualTo("FROZEN");
        customer.pay(PaymentOrder.between(account, other)).isProblem(422, "account-frozen");
    }

    @Test
    void aFrozenAccountTakesNoMoneyEither() {
        freeze(other);

        customer.pay(PaymentOrder.between(account, other)).isProblem(422, "account-frozen");
    }

    @Test
    void anUnfrozenAccountMovesMoneyAgain() {
        freeze(account);
        approve(approver, id(propose(operator, "unfreeze").has(202))).has(200);

        assertThat(status()).isEqualTo("ACTIVE");
        customer.pay(PaymentOrder.between(account, other)).has(202);
    }

    @Test
    void moneyInFlightIsFinished() {
        var payment =
                customer.pay(PaymentOrder.between(account, other)).has(202).text("payment_id");
        freeze(account);
        freeze(other);

        Eventually.payment(customer, payment, "COMPLETED");
    }

    @Test
    void nobodyDecidesAboutHisOwnProposal() {
        var both = Strangers.signedIn("operator,approver");
        var approval = id(propose(both, "freeze").has(202));

        approve(both, approval).isProblem(403, "self-approval");
        reject(both, approval).isProblem(403, "self-approval");

        assertThat(status()).isEqualTo("ACTIVE");
        assertThat(operator.get(path(approval)).text("status")).isEqualTo("PENDING");
        approve(approver, approval).has(200);
    }

    @Test
    void theDatabaseItselfKnowsFourEyes() {
        var approval = id(propose(operator, "freeze").has(202));

        assertThatThrownBy(() -> Books.execute(
                        "update approval set status = 'APPROVED', pending = null, decided_by = proposed_by where id ="
                                + " ?",
                        UUID.fromString(approval)))
                .hasStackTraceContaining("approval_four_eyes");
    }

    @Test
    void whatIsRejectedIsNeverDone() {
        var approval = id(propose(operator, "freeze").has(202));

        var rejected = reject(approver, approval).has(200);

        assertThat(rejected.text("status")).isEqualTo("REJECTED");
        assertThat(rejected.text("rejection_reason")).isEqualTo("not enough");
        var late = approve(approver, approval).isProblem(409, "approval-not-pending");
        assertThat(late.text("approval_status")).isEqualTo("REJECTED");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void aRejectionNeedsAReason() {
        var path = path(id(propose(operator, "freeze").has(202))) + "/rejection";

        approver.send("POST", path, Map.of(), "{}").isProblem(400, "missing-field");
        approver.send("POST", path, Map.of(), "{\"reason\":\" \"}").isProblem(400, "invalid-field");
        approver.send("POST", path, Map.of(), "{\"reason\":\"" + "x".repeat(501) + "\"}")
                .isProblem(400, "invalid-field");
        approver.send("POST", path, Map.of(), "{\"reason\":\"x\",\"why\":\"y\"}")
                .isProblem(400, "unknown-field");
    }

    @Test
    void theSameIsProposedOnceAtATime() {
        var first = propose(operator, "freeze").has(202);

        var second = propose(Strangers.signedIn("operator"), "freeze").isProblem(409, "approval-pending");

        assertThat(second.text("approval_id")).isEqualTo(id(first));
        assertThat(location(second)).isEqualTo(location(first));
        reject(approver, id(first)).has(200);
        assertThat(id(propose(operator, "freeze").has(202))).isNotEqualTo(id(first));
    }

    @Test
    void whatCanNotBeDoneIsNotProposed() {
        var refused = propose(operator, "unfreeze").isProblem(409, "account-state");
        assertThat(refused.text("account_status")).isEqualTo("ACTIVE");
        freeze(account);
        propose(operator, "freeze").isProblem(409, "account-state");
        account = UUID.randomUUID();
        propose(operator, "freeze").isProblem(404, "not-found");
        operator.send("POST", "/api/v1/accounts/x/freeze", Map.of(), REASON).isProblem(404, "not-found");
        account = houseAccount();
        propose(operator, "freeze").isProblem(422, "house-account");
    }

    @Test
    void whatCanNotBeDoneAnyMoreFails() {
        var approval = id(propose(operator, "freeze").has(202));
        Books.execute("update account set status = 'CLOSED', version = version + 1 where id = ?", account);

        var failed = approve(approver, approval).isProblem(409, "approval-failed");

        assertThat(failed.text("failure")).isEqualTo("account-state");
        assertThat(location(failed)).isEqualTo(path(approval));
        var shown = operator.get(path(approval)).has(200);
        assertThat(shown.text("status")).isEqualTo("FAILED");
        assertThat(shown.body().at("/failure/code").asText()).isEqualTo("account-state");
        assertThat(shown.body().at("/failure/detail").asText()).contains("CLOSED");
        approve(Strangers.signedIn("approver"), approval).isProblem(409, "approval-not-pending");
        assertThat(status()).isEqualTo("CLOSED");
    }

    @Test
    void whoWaitsTooLongWaitsInVain() {
        var approval = id(propose(operator, "freeze").has(202));
        makeOverdue(approval);

        approve(approver, approval).isProblem(409, "approval-not-pending");

        var shown = operator.get(path(approval)).has(200);
        assertThat(shown.text("status")).isEqualTo("EXPIRED");
        assertThat(shown.text("decided_by")).isEqualTo("00000000-0000-0000-0000-000000000000");
        assertThat(status()).isEqualTo("ACTIVE");
    }

    @Test
    void whatIsOverdueIsNotInTheWay() {
        var old = id(propose(operator, "freeze").has(202));
        makeOverdue(old);

        var next = id(propose(operator, "freeze").has(202));

        assertThat(operator.get(path(old)).text("status")).isEqualTo("EXPIRED");
        approve(approver, next).has(200);
    }

    @Test
    void proposalsAreListedAndFiltered() {
        var frozen = freeze(account);
        var waiting = id(propose(operator, "unfreeze").has(202));

        assertThat(ids("?page_size=200&status=PENDING&kind=account.unfreeze"))
                .contains(waiting)
                .doesNotContain(frozen);
        assertThat(ids("?page_size=200&status=APPROVED")).contains(frozen).doesNotContain(waiting);
        assertThat(ids("?page_size=2")).containsExactly(waiting, frozen);
        auditor.get("/api/v1/approvals?status=pending").isProblem(400, "filter-invalid");
        auditor.get(path(UUID.randomUUID().toString())).isProblem(404, "not-found");
        auditor.get(path("x")).isProblem(404, "not-found");
    }

    @Test
    void theAuditTrailTellsWhoDidWhat() {
        var operatorKey = "ck_test_" + UUID.randomUUID();
        var approverKey = "ck_test_" + UUID.randomUUID();
        var operatorId = Strangers.channel("operator", operatorKey);
        var approverId = Strangers.channel("approver", approverKey);
        var approval = id(propose(Channel.signedIn(operatorKey), "freeze").has(202));
        approve(Channel.signedIn(approverKey), approval).has(200);

        assertThat(trail(approval))
                .containsExactly("approval.approved by " + approverId, "approval.proposed by " + operatorId);
        assertThat(trail(account.toString())).containsExactly("account.frozen by " + approverId);
        var detail =
                auditor.get("/api/v1/audit-records?subject=" + account).body().at("/items/0/detail");
        assertThat(detail.path("approval_id").asText()).isEqualTo(approval);
        assertThat(detail.path("proposed_by").asText()).isEqualTo(operatorId.toString());
    }

    private String freeze(UUID what) {
        var approval = id(operator.send("POST", "/api/v1/accounts/" + what + "/freeze", Map.of(), REASON)
                .has(202));
        approve(approver, approval).has(200);
        return approval;
    }

    private Answer propose(Channel proposer, String what) {
        return proposer.send("POST", "/api/v1/accounts/" + account + "/" + what, Map.of(), REASON);
    }

    private static Answer approve(Channel decider, String approval) {
        return decider.send("POST", path(approval) + "/approval", Map.of(), null);
    }

    private static Answer reject(Channel decider, String approval) {
        return decider.send("POST", path(approval) + "/rejection", Map.of(), "{\"reason\":\"not enough\"}");
    }

    private static UUID houseAccount() {
        return Books.id("select hex(id) from account where code = 'bank:EUR'");
    }

    private String status() {
        return Books.rows("select status from account where id = ?", account).get(0);
    }

    private static void makeOverdue(String approval) {
        Books.execute("update approval set expires_at = proposed_at where id = ?", UUID.fromString(approval));
    }

    private List<String> ids(String query) {
        var ids = new ArrayList<String>();
        auditor.get("/api/v1/approvals" + query)
                .has(200)
                .body()
                .path("items")
                .forEach(item -> ids.add(item.path("approval_id").asText()));
        return ids;
    }

    private List<String> trail(String subject) {
        var acts = new ArrayList<String>();
        auditor.get("/api/v1/audit-records?subject=" + subject)
                .has(200)
                .body()
                .path("items")
                .forEach(item -> acts.add(item.path("action").asText() + " by "
                        + item.path("actor_id").asText()));
        return acts;
    }

    private static String id(Answer answer) {
        return answer.text("approval_id");
    }

    private static String location(Answer answer) {
        return answer.headers().firstValue("location").orElse("");
    }

    private static String path(String approval) {
        return "/api/v1/approvals/" + approval;
    }
}
