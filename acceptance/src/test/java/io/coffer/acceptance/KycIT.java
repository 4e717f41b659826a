package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.provider.Fault;
import io.coffer.sandbox.provider.Leg;
import io.coffer.sandbox.provider.Provider;
import io.coffer.sandbox.provider.VirusScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From nobody to level 3, what is refused on the way, and what a level lets its customer move. */
class KycIT {

    @AfterEach
    void mend() throws IOException {
        Running.stack().faults().clear();
        if (!Running.stack().scanner().isRunning()) {
            Running.stack().scanner().start();
        }
    }

    @Test
    void aCustomerClimbsFromLevelZeroToThree() {
        var customer = Kyc.customer();
        assertThat(customer.level()).isZero();
        assertThat(customer.kyc().body().path("limits")).isEmpty();

        customer.putDetails(Kyc.NAME).has(200);
        customer.submit(1).has(202);
        customer.awaitLevel(1);
        assertThat(customer.status()).isEqualTo("APPROVED");

        var passport = customer.uploadPassport().has(202);
        customer.awaitDocument(passport.text("document_id"), "CLEAN");
        assertThat(customer.api()
                        .download(passport.headers().firstValue("location").orElseThrow())
                        .body())
                .isEqualTo(Kyc.image("png"));
        customer.submit(2, passport.text("document_id")).has(202);
        customer.awaitStatus("REVIEW");
        approve(customer);
        assertThat(customer.level()).isEqualTo(2);

        var bill = customer.upload("PROOF_OF_ADDRESS", "", "application/pdf", Kyc.pdf("bill"))
                .has(202);
        customer.submit(3, bill.text("document_id")).has(202);
        customer.awaitStatus("REVIEW");
        approve(customer);
        assertThat(customer.level()).isEqualTo(3);
        assertThat(customer.limit("EUR", "per_transaction")).isEqualTo("100000");
        assertThat(customer.person().mailbox().await("You are verified", 3).text())
                .contains("level 3");
        assertThat(customer.audit())
                .containsSubsequence(
                        "customer.kyc.details-written",
                        "customer.kyc.submitted",
                        "customer.kyc.approved",
                        "customer.kyc.level-granted",
                        "customer.kyc.document-uploaded");
    }

    @Test
    void nothingPersonalIsReadableInTheDatabase() {
        var customer = Kyc.inReview();

        for (String table : List.of("kyc_details", "kyc_submission", "kyc_document", "audit_record")) {
            assertThat(Books.rows("select * from " + table))
                    .as(table)
                    .noneMatch(row -> row.contains("Quietwater") || row.contains("1990-12-10"));
        }
        var content = Books.rows("select content from kyc_document_content where customer_id = ?", customer.id())
                .get(0);
        assertThat(content).doesNotContain("IHDR");
    }

    @Test
    void whatIsSubmittedStaysAsItIs() {
        var customer = Kyc.inReview();

        customer.putDetails("Somebody Else").has(200);

        assertThat(customer.kyc().body().at("/details/full_name").asText()).isEqualTo("Somebody Else");
        var review = Staff.signedIn("operator").get("/api/v1/kyc/reviews/" + customer.submission());
        assertThat(review.has(200).body().at("/details/full_name").asText()).isEqualTo(Kyc.NAME);
    }

    @Test
    void detailsThatMakeNoSenseAreRefused() {
        var customer = Kyc.customer();
        var good = new HashMap<>(Map.of(
                "full_name", Kyc.NAME,
                "date_of_birth", "1990-12-10",
                "nationality", "GB",
                "street", "12 Zzyzx Road",
                "postal_code", "SW1Y 4JH",
                "city", "London",
                "country", "GB",
                "phone", "+442079460958"));
        var today = LocalDate.now(ZoneOffset.UTC);
        Map<String, List<String>> bad = Map.of(
                "full_name", List.of("", " x", "x".repeat(201), "a\u202Eb"),
                "date_of_birth",
                        List.of(
                                "10.12.1990",
                                "1990-02-30",
                                today.minusYears(18).plusDays(1).toString(),
                                today.minusYears(131).toString()),
                "nationality", List.of("XX", "gb", "GBR"),
                "country", List.of("England"),
                "phone", List.of("020 7946 0958", "+44 20", "+0123456789"));
        bad.forEach((member, values) -> values.forEach(value -> {
            var details = new HashMap<>(good);
            details.put(member, value);
            var refused = customer.putDetails(details).isProblem(400, "invalid-field");
            assertThat(refused.text("member")).as(value).isEqualTo(member);
        }));
        good.remove("phone");
        customer.putDetails(good).isProblem(400, "missing-field");
        good.put("phone", "+442079460958");
        good.put("date_of_birth", today.minusYears(18).toString());
        customer.putDetails(good).has(200);
    }

    @Test
    void aDocumentIsWhatItsContentSays() {
        var customer = Kyc.customer();
        var png = Kyc.image("png");
        customer.upload("PASSPORT", Kyc.expiry(), "application/pdf", png).isProblem(422, "document-type");
        customer.upload("PASSPORT", Kyc.expiry(), "image/jpeg", png).isProblem(422, "document-type");
        customer.upload("PASSPORT", Kyc.expiry(), "image/png", Kyc.image("jpeg"))
                .isProblem(422, "document-type");
        customer.upload("PASSPORT", Kyc.expiry(), "image/png", "MZ\u0090".getBytes(StandardCharsets.ISO_8859_1))
                .isProblem(422, "document-type");
        customer.upload("PASSPORT", Kyc.expiry(), "image/png", Arrays.copyOf(png, png.length - 20))
                .isProblem(422, "document-type");
        customer.upload("PASSPORT", Kyc.expiry(), "text/plain", png).isProblem(415, "unsupported-media-type");
        customer.upload("PASSPORT", Kyc.expiry(), "image/gif", png).isProblem(415, "unsupported-media-type");
        customer.upload("PASSPORT", Kyc.expiry(), "application/pdf", Kyc.pdf("/OpenAction << /S /JavaScript >>"))
                .isProblem(422, "document-unsafe");
        assertThat(customer.upload("PASSPORT", Kyc.expiry(), "image/png", new byte[0])
                        .status())
                .isIn(400, 422);
        var large = Arrays.copyOf(png, 5 * 1024 * 1024 + 1);
        customer.upload("PASSPORT", Kyc.expiry(), "image/png", large).isProblem(413, "payload-too-large");

        assertThat(Books.count("select count(*) from kyc_document where customer_id = ?", customer.id()))
                .isZero();
    }

    @Test
    void aDocumentOfTheGreatestSizeIsKeptWhole() {
        var customer = Kyc.customer();
        var large = Kyc.pdf("x".repeat(5 * 1024 * 1024 - Kyc.pdf("").length));
        assertThat(large).hasSize(5 * 1024 * 1024);

        var document =
                customer.upload("SOURCE_OF_FUNDS", "", "application/pdf", large).has(202);

        customer.awaitDocument(document.text("document_id"), "CLEAN");
        assertThat(customer.api()
                        .download(document.headers().firstValue("location").orElseThrow())
                        .body())
                .isEqualTo(large);
    }

    @Test
    void whatIsSaidOfADocumentIsChecked() {
        var customer = Kyc.customer();
        var png = Kyc.image("png");
        customer.upload("PASSPORT", "", "image/png", png).isProblem(400, "invalid-request");
        customer.upload("passport", Kyc.expiry(), "image/png", png).isProblem(400, "invalid-request");
        customer.upload("PASSPORT", "&expires_on=soon", "image/png", png).isProblem(400, "invalid-request");
        customer.upload("PROOF_OF_ADDRESS", Kyc.expiry(), "image/png", png).isProblem(400, "invalid-request");
        customer.uploadPassport(LocalDate.now(ZoneOffset.UTC).minusDays(1)).isProblem(422, "document-expired");
    }

    @Test
    void tenDocumentsWaitAtMostAndWhatIsNotNeededCanBeRemoved() {
        var customer = Kyc.customer();
        var first = customer.uploadPassport().has(202).text("document_id");
        for (int i = 1; i < 10; i++) {
            customer.uploadPassport().has(202);
        }
        customer.uploadPassport().isProblem(409, "too-many-documents");

        customer.api()
                .send("DELETE", "/api/v1/me/kyc/documents/" + first, Map.of(), null)
                .has(204);

        customer.uploadPassport().has(202);
        customer.api()
                .send("DELETE", "/api/v1/me/kyc/documents/" + first, Map.of(), null)
                .isProblem(404, "not-found");
    }

    @Test
    void anInfectedDocumentIsDeletedAndItsSubmissionRejected() {
        var customer = Kyc.levelOne();
        var infected = Kyc.pdf(new String(VirusScanner.infection(), StandardCharsets.US_ASCII));

        var document = customer.upload("PASSPORT", Kyc.expiry(), "application/pdf", infected)
                .has(202)
                .text("document_id");
        customer.submit(2, document).has(202);

        customer.awaitStatus("REJECTED");
        assertThat(customer.kyc().body().at("/submission/reason").asText()).isEqualTo("DOCUMENT_INFECTED");
        assertThat(customer.document(document)).isEqualTo("INFECTED");
        customer.api().get("/api/v1/me/kyc/documents/" + document).isProblem(404, "not-found");
        assertThat(Books.count(
                        "select count(*) from kyc_document_content where document_id = ?", UUID.fromString(document)))
                .isZero();
        assertThat(customer.level()).isEqualTo(1);
        assertThat(customer.audit()).contains("customer.kyc.document-infected");
        customer.submit(2, document).isProblem(422, "submission-incomplete");
    }

    @Test
    void whileTheScannerIsAwayDocumentsWait() throws Exception {
        var customer = Kyc.levelOne();
        Running.stack().scanner().close();

        var document = customer.uploadPassport().has(202).text("document_id");
        customer.submit(2, document).has(202);
        Eventually.is(() -> assertThat(Books.count(
                        "select count(*) from kyc_document where id = ? and updated_at > created_at",
                        UUID.fromString(document)))
                .isOne());
        assertThat(customer.document(document)).isEqualTo("SCANNING");
        assertThat(customer.status()).isEqualTo("SCANNING");
        customer.api().get("/api/v1/me/kyc/documents/" + document).isProblem(404, "not-found");

        Running.stack().scanner().start();

        customer.awaitDocument(document, "CLEAN");
        customer.awaitStatus("REVIEW");
    }

    @Test
    void whatTheScannerDoesNotSayIsNotGuessed() {
        var customer = Kyc.customer();
        for (Fault.Kind kind : List.of(Fault.Kind.GARBAGE, Fault.Kind.FAIL, Fault.Kind.DROP_AFTER_ACCEPT)) {
            Running.stack().faults().set(Provider.SCANNER, Fault.share(kind, 1, 1));
            var document = customer.uploadPassport().has(202).text("document_id");
            Eventually.is(() -> assertThat(Books.count(
                            "select count(*) from kyc_document where id = ? and updated_at > created_at",
                            UUID.fromString(document)))
                    .isOne());
            assertThat(customer.document(document)).as("%s", kind).isEqualTo("SCANNING");
            Running.stack().faults().clear();
            customer.awaitDocument(document, "CLEAN");
        }
    }

    @Test
    void whatTheScreeningDoesNotSayIsNotGuessed() {
        for (Fault.Kind kind : List.of(Fault.Kind.GARBAGE, Fault.Kind.FAIL, Fault.Kind.REFUSE, Fault.Kind.HANG)) {
            var customer = Kyc.customer();
            customer.putDetails(Kyc.NAME).has(200);
            Running.stack().faults().set(Provider.SCREENING, Fault.share(kind, 1, 1));
            Running.stack()
                    .faults()
                    .set(Provider.SCREENING, Fault.share(kind, 1, 1).onLookup());
            customer.submit(1).has(202);
            Eventually.is(() -> assertThat(Books.count(
                            "select count(*) from kyc_submission where customer_id = ? and updated_at > created_at",
                            customer.id()))
                    .isOne());
            assertThat(customer.status()).as("%s", kind).isEqualTo("SCREENING");
            Running.stack().faults().clear();
            customer.awaitLevel(1);
        }
    }

    @Test
    void aScreeningWhoseAnswerWasLostIsLookedUpAndNotDoneTwice() {
        var customer = Kyc.customer();
        customer.putDetails(Kyc.NAME).has(200);
        Running.stack().faults().set(Provider.SCREENING, Fault.next(Fault.Kind.DROP_AFTER_ACCEPT, 2));
        Running.stack()
                .faults()
                .set(Provider.SCREENING, Fault.next(Fault.Kind.FAIL, 2).onLookup());

        customer.submit(1).has(202);

        customer.awaitLevel(1);
        var submission = customer.submission();
        var screening = Running.stack().screening().find("kyc:" + submission).orElseThrow();
        assertThat(Books.rows("select screening_id from kyc_submission where id = ?", UUID.fromString(submission)))
                .containsExactly(screening.screeningId());
    }

    @Test
    void aSubmissionNeedsWhatItsLevelTakes() {
        var customer = Kyc.customer();
        customer.submit(1).isProblem(422, "submission-incomplete");
        customer.putDetails(Kyc.NAME).has(200);
        customer.submit(2).isProblem(422, "kyc-required");
        customer.submit(0).isProblem(400, "invalid-field");
        customer.submit(4).isProblem(400, "invalid-field");
        customer.submit(1).has(202);
        customer.awaitLevel(1);
        customer.submit(2).isProblem(422, "submission-incomplete");
        customer.submit(2, UUID.randomUUID().toString()).isProblem(422, "submission-incomplete");
        var bill = customer.upload("PROOF_OF_ADDRESS", "", "application/pdf", Kyc.pdf("bill"))
                .has(202)
                .text("document_id");
        customer.submit(2, bill).isProblem(422, "submission-incomplete");
        var passport = customer.uploadPassport().has(202).text("document_id");
        Books.execute(
                "update kyc_document set expires_on = current_date - interval 2 day where id = ?",
                UUID.fromString(passport));
        customer.submit(2, passport).isProblem(422, "document-expired");
        customer.submit(2, Kyc.levelOne().uploadPassport().text("document_id")).isProblem(422, "submission-incomplete");
    }

    @Test
    void thereIsOneOpenSubmissionAndItCanBeWithdrawn() {
        var customer = Kyc.inReview();
        var refused = customer.submit(1).isProblem(409, "submission-open");
        assertThat(refused.text("submission_id")).isEqualTo(customer.submission());

        var path = "/api/v1/me/kyc/submissions/" + customer.submission();
        Kyc.customer().api().send("DELETE", path, Map.of(), null).isProblem(404, "not-found");
        customer.api().send("DELETE", path, Map.of(), null).has(204);

        customer.api().send("DELETE", path, Map.of(), null).isProblem(409, "review-closed");
        assertThat(customer.status()).isEqualTo("WITHDRAWN");
        customer.submit(1).has(202);
    }

    @Test
    void otherPeoplesDocumentsAreNotThere() {
        var customer = Kyc.customer();
        var document = customer.uploadPassport().has(202);
        customer.awaitDocument(document.text("document_id"), "CLEAN");
        var path = document.headers().firstValue("location").orElseThrow();

        var other = Kyc.customer();
        other.api().get(path).isProblem(404, "not-found");
        other.api().send("DELETE", path, Map.of(), null).isProblem(404, "not-found");
        Staff.signedIn("operator").get(path).isProblem(403, "forbidden");
        Channel.demo().get("/api/v1/me/kyc").isProblem(403, "forbidden");
    }

    @Test
    void withoutALevelNoMoneyMoves() {
        var customer = Kyc.customer();
        var source = Books.account(customer.id(), "EUR", "1000.00");

        var refused = customer.api()
                .pay(PaymentOrder.between(source, Books.account("PHP", "0")))
                .isProblem(422, "kyc-required");

        assertThat(refused.body().path("level").asInt()).isZero();
        assertThat(refused.body().path("required_level").asInt()).isEqualTo(1);
        assertThat(Books.held(source)).isEqualByComparingTo("0");
    }

    @Test
    void aCustomerPaysFollowsAndSeesHerAccountAndNobodyElses() {
        var customer = Kyc.levelOne();
        var source = Books.account(customer.id(), "EUR", "1000.00");

        var id = customer.api()
                .pay(PaymentOrder.between(source, Books.account("PHP", "0")))
                .has(202)
                .text("payment_id");
        Eventually.payment(customer.api(), id, "COMPLETED");

        assertThat(customer.api().entries(id).has(200).body().path("entries")).hasSize(2);
        assertThat(customer.api().get("/api/v1/accounts/" + source).has(200).text("balance"))
                .isEqualTo("750.00");
        Channel.demo().payment(id).isProblem(404, "not-found");
        var other = Kyc.levelOne();
        other.api().payment(id).isProblem(404, "not-found");
        other.api().get("/api/v1/accounts/" + source).isProblem(404, "not-found");
        other.api().pay(PaymentOrder.between(source, Books.account("PHP", "0"))).isProblem(422, "unknown-account");
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("250");
        assertThat(other.limit("EUR", "used_today")).isEqualTo("0");
    }

    @Test
    void parallelPaymentsReachTheLimitExactlyAndNotACentMore() throws Exception {
        var customer = Kyc.levelOne();
        var accounts =
                List.of(Books.account(customer.id(), "EUR", "5000.00"), Books.account(customer.id(), "EUR", "5000.00"));
        var destination = Books.account("PHP", "0");
        var api = customer.api();
        var answers = Crowd.asks(
                24,
                number -> api.pay(PaymentOrder.between(accounts.get(number % 2), destination)
                        .amount("100.00")));

        assertThat(answers).filteredOn(answer -> answer.status() == 202).hasSize(10);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 202)
                .hasSize(14)
                .allSatisfy(answer -> {
                    answer.isProblem(422, "limit-exceeded");
                    assertThat(answer.text("limit")).isEqualTo("DAILY");
                    assertThat(answer.text("allowed")).isEqualTo("1000.00");
                    assertThat(answer.text("left")).isEqualTo("0.00");
                });
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("1000");
        assertThat(customer.limit("EUR", "used_this_month")).isEqualTo("1000");
        assertThat(Books.decimal(
                        "select sum(amount) from payment where owner_id = ? and status <> 'FAILED'", customer.id()))
                .isEqualByComparingTo("1000");
        api.pay(PaymentOrder.between(accounts.get(0), destination).amount("500.01"))
                .isProblem(422, "limit-exceeded");
        countersAreTheSumOfTheirUses();
    }

    @Test
    void aFailedPaymentGivesItsAmountBackAndARefusedOneUsesNothing() {
        var customer = Kyc.levelOne();
        var source = Books.account(customer.id(), "EUR", "600.00");
        var destination = Books.account("PHP", "0");
        Eventually.nothingIsUnderWay();
        Running.stack().faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.REFUSE, 1));

        var id = customer.api()
                .pay(PaymentOrder.between(source, destination).amount("500.00"))
                .has(202)
                .text("payment_id");
        Eventually.payment(customer.api(), id, "FAILED");

        assertThat(customer.limit("EUR", "used_today")).isEqualTo("0");
        customer.api()
                .pay(PaymentOrder.between(source, destination).amount("500.00"))
                .has(202);
        customer.api()
                .pay(PaymentOrder.between(source, destination).amount("500.00"))
                .isProblem(422, "insufficient-funds");
        assertThat(customer.limit("EUR", "used_today")).isEqualTo("500");
        countersAreTheSumOfTheirUses();
    }

    @Test
    void aLapseStopsNewMoneyMovementAndNeverMoneyInFlight() {
        var customer = Kyc.levelOne();
        var source = Books.account(customer.id(), "EUR", "900.00");
        var destination = Books.account("PHP", "0");
        Eventually.nothingIsUnderWay();
        Running.stack().faults().set(Leg.ON_RAMP, Fault.next(Fault.Kind.FAIL, 2));
        var order = PaymentOrder.between(source, destination);
        var inFlight =
                customer.api().pay("before-the-lapse", order.json()).has(202).text("payment_id");

        customer.endIn(1, -1);

        assertThat(customer.level()).isZero();
        customer.api().pay(PaymentOrder.between(source, destination)).isProblem(422, "kyc-required");
        var again = customer.api().pay("before-the-lapse", order.json()).isProblem(409, "duplicate-payment");
        assertThat(again.text("payment_id")).isEqualTo(inFlight);
        Eventually.payment(customer.api(), inFlight, "COMPLETED");

        customer.submit(1).has(202);
        customer.awaitLevel(1);
        customer.api().pay(PaymentOrder.between(source, destination)).has(202);
    }

    @Test
    void aLapseLeavesWhatIsStillValid() {
        var customer = Kyc.inReview();
        approve(customer);

        customer.endIn(2, -1);
        assertThat(customer.level()).isEqualTo(1);

        customer.endIn(1, -1);
        assertThat(customer.level()).isZero();
    }

    /** For all customers, at any moment: a counter is changed with its uses or not at all. */
    private static void countersAreTheSumOfTheirUses() {
        for (String length : List.of("10", "7")) {
            assertThat(Books.rows("select hex(u.customer_id), u.asset, u.in_period, u.used from kyc_usage u"
                            + " left join kyc_limit_use l on l.customer_id = u.customer_id and l.asset = u.asset"
                            + " and substring(cast(l.used_on as char), 1, " + length + ") = u.in_period"
                            + " and l.given_back_at is null where length(u.in_period) = " + length
                            + " group by u.customer_id, u.asset, u.in_period, u.used"
                            + " having u.used <> coalesce(sum(l.amount), 0)"))
                    .isEmpty();
        }
    }

    private static void approve(Kyc customer) {
        Staff.signedIn("operator")
                .send("POST", "/api/v1/kyc/reviews/" + customer.submission() + "/approval", Map.of(), "{}")
                .has(200);
    }
}
