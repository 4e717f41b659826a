package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What members of staff see of a submission, and what they decide. */
class KycReviewIT {

    private static final String LISTED = "Boris Quietwater Badenov";

    private final Channel operator = Staff.signedIn("operator");
    private final Channel approver = Staff.signedIn("approver");
    private final Channel auditor = Staff.signedIn("auditor");

    @Test
    void aReviewShowsAllThatIsNeededAndEachLookIsRecorded() {
        var customer = Kyc.inReview();
        var path = path(customer);

        var review = operator.get(path).has(200);

        assertThat(review.body().at("/review/status").asText()).isEqualTo("REVIEW");
        assertThat(review.body().at("/review/screening").asText()).isEqualTo("CLEAR");
        assertThat(review.body().at("/details/full_name").asText()).isEqualTo(Kyc.NAME);
        assertThat(review.body().path("level").asInt()).isEqualTo(1);
        assertThat(review.body().path("history"))
                .extracting(line -> line.path("status").asText())
                .containsExactly("SCANNING", "SCREENING", "REVIEW");
        var document = review.body().at("/documents/0/document/document_id").asText();
        var content = auditor.download(path + "/documents/" + document);
        assertThat(content.statusCode()).isEqualTo(200);
        assertThat(content.headers().firstValue("content-type")).contains("image/png");
        assertThat(content.headers().firstValue("content-disposition")).contains("attachment");
        assertThat(content.headers().firstValue("cache-control")).contains("no-store");
        assertThat(content.body()).isEqualTo(Kyc.image("png"));
        assertThat(looks(customer, "customer.kyc.review-viewed"))
                .containsExactly(Staff.member("operator").id());
        assertThat(looks(customer, "customer.kyc.document-viewed"))
                .containsExactly(Staff.member("auditor").id());
        operator.get(path + "/documents/" + UUID.randomUUID()).isProblem(404, "not-found");
        operator.get("/api/v1/kyc/reviews/" + UUID.randomUUID()).isProblem(404, "not-found");
        operator.get("/api/v1/kyc/reviews/x").isProblem(404, "not-found");
    }

    @Test
    void reviewsAreListedTheOldestFirstPageByPage() {
        var first = Kyc.inReview();
        var second = Kyc.inReview();
        var seen = new ArrayList<String>();
        var next = "/api/v1/kyc/reviews?status=REVIEW&page_size=1";
        while (!next.isEmpty()) {
            var page = operator.get(next).has(200).body();
            page.path("items").forEach(item -> {
                assertThat(item.path("status").asText()).isEqualTo("REVIEW");
                seen.add(item.path("review_id").asText());
            });
            next = page.path("next_cursor").isMissingNode()
                    ? ""
                    : "/api/v1/kyc/reviews?page_size=100&cursor="
                            + page.path("next_cursor").asText();
        }

        assertThat(seen).containsSubsequence(first.submission(), second.submission());
        assertThat(new HashSet<>(seen)).hasSameSizeAs(seen);
        var ofCustomer = operator.get("/api/v1/kyc/reviews?customer=" + first.id())
                .has(200)
                .body();
        assertThat(ofCustomer.path("items"))
                .extracting(item -> item.path("level").asInt())
                .containsExactly(1, 2);
        operator.get("/api/v1/kyc/reviews?status=MAYBE").isProblem(400, "filter-invalid");
    }

    @Test
    void onlyOperatorsDecideAndOnlyStaffLooks() {
        var customer = Kyc.inReview();
        var path = path(customer);

        for (Channel reader : List.of(approver, auditor)) {
            reader.get(path).has(200);
            reader.send("POST", path + "/approval", Map.of(), "{}").isProblem(403, "forbidden");
            reject(reader, customer, "OTHER").isProblem(403, "forbidden");
        }
        for (Channel stranger : List.of(customer.api(), Channel.demo(), Staff.admin())) {
            stranger.get(path).isProblem(403, "forbidden");
            stranger.get("/api/v1/kyc/reviews").isProblem(403, "forbidden");
        }
        assertThat(customer.status()).isEqualTo("REVIEW");
    }

    @Test
    void nobodyDecidesAboutHimself() {
        var staff = Staff.another("operator");
        var customer = Kyc.inReview();
        Books.execute(
                "update kyc_submission set customer_id = ?, open_customer_id = ? where id = ?",
                UUID.fromString(staff.id()),
                UUID.fromString(staff.id()),
                UUID.fromString(customer.submission()));
        var path = "/api/v1/kyc/reviews/"
                + Books.rows(
                                "select insert(insert(insert(insert(lower(hex(id)), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')"
                                        + " from kyc_submission where customer_id = ?",
                                UUID.fromString(staff.id()))
                        .get(0);

        staff.api().send("POST", path + "/approval", Map.of(), "{}").isProblem(403, "self-approval");
        staff.api()
                .send("POST", path + "/rejection", Map.of(), "{\"reason\":\"OTHER\",\"text\":\"x\"}")
                .isProblem(403, "self-approval");
    }

    @Test
    void ofManyDecisionsAtOnceOneWins() throws Exception {
        var customer = Kyc.inReview();
        var path = path(customer);
        var answers = Crowd.asks(
                6,
                number -> number % 2 == 0
                        ? operator.send("POST", path + "/approval", Map.of(), "{}")
                        : operator.send(
                                "POST", path + "/rejection", Map.of(), "{\"reason\":\"OTHER\",\"text\":\"x\"}"));

        var winner = answers.stream().filter(answer -> answer.status() == 200).toList();
        assertThat(winner).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .hasSize(5)
                .allSatisfy(answer -> {
                    answer.isProblem(409, "review-closed");
                    assertThat(answer.text("review_status"))
                            .isEqualTo(winner.get(0).text("status"));
                });
        assertThat(customer.status()).isEqualTo(winner.get(0).text("status"));
        assertThat(customer.level()).isEqualTo(customer.status().equals("APPROVED") ? 2 : 1);
    }

    @Test
    void aRejectionIsToldWithItsReason() {
        var customer = Kyc.inReview();

        reject(operator, customer, "DOCUMENT_UNREADABLE").has(200);

        var submission = customer.kyc().body().path("submission");
        assertThat(submission.path("status").asText()).isEqualTo("REJECTED");
        assertThat(submission.path("reason").asText()).isEqualTo("DOCUMENT_UNREADABLE");
        assertThat(submission.path("note").asText()).isEqualTo("Zzyzx says no");
        assertThat(customer.level()).isEqualTo(1);
        customer.person().mailbox().await("Your verification was not accepted", 1);
        assertThat(operator.get(path(customer)).body().path("note").asText()).isEqualTo("Zzyzx says no");
        assertThat(Books.rows("select * from kyc_submission")).noneMatch(row -> row.contains("Zzyzx says no"));
        operator.send("POST", path(customer) + "/rejection", Map.of(), "{\"reason\":\"NO\",\"text\":\"x\"}")
                .isProblem(400, "invalid-field");
        operator.send("POST", path(customer) + "/rejection", Map.of(), "{\"reason\":\"OTHER\"}")
                .isProblem(400, "missing-field");
    }

    @Test
    void whatWouldWarnACustomerIsNotTold() {
        var customer = Kyc.inReview();

        reject(operator, customer, "SANCTIONS_MATCH").has(200);

        var submission = customer.kyc().body().path("submission");
        assertThat(submission.path("reason").asText()).isEqualTo("NOT_ACCEPTED");
        assertThat(submission.has("note")).isFalse();
        assertThat(customer.level()).as("all that was granted is taken back").isZero();
        assertThat(customer.audit()).contains("customer.kyc.level-revoked");
    }

    @Test
    void aMatchTakesTwoPeople() {
        var customer = matched();
        var path = path(customer);
        var review = operator.get(path).has(200).body();
        assertThat(review.at("/review/screening").asText()).isEqualTo("HIT");
        assertThat(review.at("/matches/0/name").asText()).isEqualTo("Boris Badenov");
        assertThat(Books.rows("select * from kyc_submission")).noneMatch(row -> row.contains("Badenov"));

        operator.send("POST", path + "/approval", Map.of(), "{}").isProblem(400, "missing-field");
        var proposed = operator.send("POST", path + "/approval", Map.of(), "{\"reason\":\"another year of birth\"}")
                .has(202);
        assertThat(customer.level()).isZero();
        assertThat(customer.status()).isEqualTo("REVIEW");
        operator.send("POST", path + "/approval", Map.of(), "{\"reason\":\"once more\"}")
                .isProblem(409, "approval-pending");
        decide(operator, proposed).isProblem(403, "forbidden");

        decide(approver, proposed).has(200);

        assertThat(customer.level()).isEqualTo(1);
        assertThat(operator.get(path).body().at("/review/reviewer_id").asText())
                .isEqualTo(Staff.member("operator").id());
    }

    @Test
    void whoProposedToLetAMatchPassCanNotApproveIt() {
        var both = Staff.signedIn("operator", "approver");
        var customer = matched();

        var proposed = both.send("POST", path(customer) + "/approval", Map.of(), "{\"reason\":\"it is me\"}")
                .has(202);

        decide(both, proposed).isProblem(403, "self-approval");
        assertThat(customer.level()).isZero();
    }

    @Test
    void aMatchIsRejectedByOneAndThenCanNotBeApprovedAnyMore() {
        var customer = matched();
        var proposed = operator.send("POST", path(customer) + "/approval", Map.of(), "{\"reason\":\"not sure\"}")
                .has(202);

        reject(operator, customer, "SANCTIONS_MATCH").has(200);

        var failed = decide(approver, proposed).isProblem(409, "approval-failed");
        assertThat(failed.text("failure")).isEqualTo("review-closed");
        assertThat(customer.level()).isZero();
    }

    @Test
    void aLevelIsGoodNoLongerThanItsDocument() {
        var customer = Kyc.levelOne();
        var lastDay = LocalDate.now(ZoneOffset.UTC).plusDays(40);
        customer.submit(2, customer.uploadPassport(lastDay).has(202).text("document_id"))
                .has(202);
        customer.awaitStatus("REVIEW");

        operator.send("POST", path(customer) + "/approval", Map.of(), "{}").has(200);

        assertThat(verification(customer, 2).path("valid_until").asText())
                .isEqualTo(lastDay.plusDays(1) + "T00:00:00Z");
    }

    @Test
    void aDocumentThatExpiresDuringTheReviewIsNotApproved() {
        var customer = Kyc.inReview();
        Books.execute(
                "update kyc_document set expires_on = current_date - interval 2 day where customer_id = ?",
                customer.id());

        operator.send("POST", path(customer) + "/approval", Map.of(), "{}").isProblem(422, "document-expired");

        reject(operator, customer, "DOCUMENT_EXPIRED").has(200);
    }

    @Test
    void aNewSubmissionRenewsALevel() {
        var customer = Kyc.levelOne();
        customer.endIn(1, 600);
        var before = verification(customer, 1);

        customer.submit(1).has(202);
        Eventually.is(() ->
                assertThat(verification(customer, 1).path("submission_id")).isNotEqualTo(before.path("submission_id")));

        assertThat(Instant.parse(verification(customer, 1).path("valid_until").asText()))
                .isAfter(Instant.now().plus(1000, ChronoUnit.DAYS));
        assertThat(Books.rows(
                        "select end_reason from kyc_verification where customer_id = ? order by id", customer.id()))
                .containsExactly("RENEWED", "null");
    }

    @Test
    void aMatchTakesBackWhatWasSetBesideTheReviewsToo() {
        var customer = Kyc.inReview();
        decide(
                        approver,
                        override(customer.id(), 3, Instant.now().plusSeconds(3600))
                                .has(202))
                .has(200);
        assertThat(customer.level()).isEqualTo(3);

        reject(operator, customer, "SANCTIONS_MATCH").has(200);

        assertThat(customer.level()).isZero();
    }

    @Test
    void anOverrideSetsTheLevelOnceSomebodyElseApproved() {
        var customer = Kyc.levelOne();
        var source = Books.account(customer.id(), "EUR", "1000.00");

        var stop = override(customer.id(), 0, Instant.now().plusSeconds(3600)).has(202);
        assertThat(stop.text("kind")).isEqualTo("kyc.override");
        assertThat(customer.level()).isEqualTo(1);
        decide(approver, stop).has(200);

        assertThat(customer.level()).isZero();
        assertThat(customer.kyc().body().path("verified_level").asInt()).isEqualTo(1);
        customer.api()
                .pay(PaymentOrder.between(source, Books.account("PHP", "0")))
                .isProblem(422, "kyc-required");
        decide(
                        approver,
                        override(customer.id(), 3, Instant.now().plusSeconds(3600))
                                .has(202))
                .has(200);
        assertThat(customer.level()).isEqualTo(3);
        assertThat(auditor.get("/api/v1/customers/" + customer.id() + "/kyc")
                        .has(200)
                        .body()
                        .path("level")
                        .asInt())
                .isEqualTo(3);
        assertThat(customer.audit()).contains("customer.kyc.level-overridden");
        Books.execute("update kyc_override set valid_until = utc_timestamp(6) where customer_id = ?", customer.id());
        assertThat(customer.level()).isEqualTo(1);
    }

    @Test
    void anOverrideThatMakesNoSenseIsRefused() {
        var customer = Kyc.customer();
        override(UUID.randomUUID(), 1, Instant.now().plusSeconds(60)).isProblem(404, "not-found");
        override(customer.id(), 4, Instant.now().plusSeconds(60)).isProblem(400, "invalid-field");
        override(customer.id(), 1, Instant.now().minusSeconds(1)).isProblem(400, "invalid-field");
        override(customer.id(), 1, Instant.now().plus(366, ChronoUnit.DAYS)).isProblem(400, "invalid-field");
        var path = "/api/v1/customers/" + customer.id() + "/kyc/override";
        operator.send("POST", path, Map.of(), "{\"level\":1,\"valid_until\":\"soon\",\"reason\":\"x\"}")
                .isProblem(400, "invalid-field");
        operator.send("POST", path, Map.of(), "{\"level\":1,\"valid_until\":\"2027-01-01T00:00:00Z\"}")
                .isProblem(400, "missing-field");
        approver.send("POST", path, Map.of(), "{}").isProblem(403, "forbidden");
        var own = Staff.another("operator");
        own.api()
                .send(
                        "POST",
                        "/api/v1/customers/" + own.id() + "/kyc/override",
                        Map.of(),
                        Channel.json(Map.of(
                                "level",
                                3,
                                "valid_until",
                                Instant.now().plusSeconds(60).toString(),
                                "reason",
                                "me")))
                .isProblem(403, "self-approval");
    }

    /** A customer whose name is on the list, at SCREENING's end. */
    private static Kyc matched() {
        var customer = Kyc.customer();
        customer.putDetails(LISTED).has(200);
        customer.submit(1).has(202);
        customer.awaitStatus("REVIEW");
        return customer;
    }

    private static String path(Kyc customer) {
        return "/api/v1/kyc/reviews/" + customer.submission();
    }

    private static Answer reject(Channel by, Kyc customer, String reason) {
        return by.send(
                "POST",
                path(customer) + "/rejection",
                Map.of(),
                Channel.json(Map.of("reason", reason, "text", "Zzyzx says no")));
    }

    private static Answer decide(Channel by, Answer proposed) {
        return by.send("POST", "/api/v1/approvals/" + proposed.text("approval_id") + "/approval", Map.of(), null);
    }

    private Answer override(UUID customer, int level, Instant until) {
        return operator.send(
                "POST",
                "/api/v1/customers/" + customer + "/kyc/override",
                Map.of(),
                Channel.json(Map.of("level", level, "valid_until", until.toString(), "reason", "case 4711")));
    }

    private static JsonNode verification(Kyc customer, int level) {
        for (var verification : customer.kyc().body().path("verifications")) {
            if (verification.path("level").asInt() == level) {
                return verification;
            }
        }
        throw new AssertionError("no verification of level " + level);
    }

    private static List<String> looks(Kyc customer, String action) {
        return Books.rows(
                "select insert(insert(insert(insert(lower(hex(actor_id)), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')"
                        + " from audit_record where action = ? and subject_id = ? order by id",
                action,
                customer.id());
    }
}
