package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;

/** A customer on the way through the levels, as a test plays her. */
final class Kyc {

    static final String NAME = "Zzyzx Quietwater";

    private static final String ME = "/api/v1/me/kyc";

    private final Person person;

    private Kyc(Person person) {
        this.person = person;
    }

    /** A customer who has said nothing of herself yet. */
    static Kyc customer() {
        return new Kyc(Person.customer());
    }

    /** A customer at level 1. */
    static Kyc levelOne() {
        var customer = customer();
        customer.putDetails(NAME).has(200);
        customer.submit(1).has(202);
        customer.awaitLevel(1);
        return customer;
    }

    /** A customer at level 1 whose submission for level 2 waits for a reviewer. */
    static Kyc inReview() {
        var customer = levelOne();
        customer.submit(2, customer.uploadPassport().has(202).text("document_id"))
                .has(202);
        customer.awaitStatus("REVIEW");
        return customer;
    }

    static byte[] image(String format) {
        try (var out = new ByteArrayOutputStream()) {
            assertThat(ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), format, out))
                    .isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pdf(String content) {
        return ("%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%" + content
                        + "\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    Person person() {
        return person;
    }

    UUID id() {
        return UUID.fromString(person.id());
    }

    Channel api() {
        return person.api();
    }

    Answer kyc() {
        return api().get(ME).has(200);
    }

    Answer putDetails(String name) {
        return putDetails(Map.of(
                "full_name", name,
                "date_of_birth", "1990-12-10",
                "nationality", "GB",
                "street", "12 Zzyzx Road",
                "postal_code", "SW1Y 4JH",
                "city", "London",
                "country", "GB",
                "phone", "+442079460958"));
    }

    Answer putDetails(Map<String, String> details) {
        return api().send("PUT", ME + "/details", Map.of(), Channel.json(details));
    }

    Answer uploadPassport() {
        return upload("PASSPORT", expiry(), "image/png", image("png"));
    }

    Answer uploadPassport(LocalDate expiresOn) {
        return upload("PASSPORT", "&expires_on=" + expiresOn, "image/png", image("png"));
    }

    Answer upload(String kind, String more, String contentType, byte[] content) {
        return api().upload(ME + "/documents?kind=" + kind + more, contentType, content);
    }

    static String expiry() {
        return "&expires_on=" + LocalDate.now(ZoneOffset.UTC).plusYears(3);
    }

    Answer submit(int level, String... documents) {
        return api().send(
                        "POST",
                        ME + "/submissions",
                        Map.of(),
                        Channel.json(Map.of("level", level, "documents", documents)));
    }

    /** The id of the newest submission, which is that of its review, too. */
    String submission() {
        return kyc().body().at("/submission/submission_id").asText();
    }

    String status() {
        return kyc().body().at("/submission/status").asText();
    }

    void awaitStatus(String status) {
        Eventually.is(() -> assertThat(status()).isEqualTo(status));
    }

    int level() {
        return kyc().body().path("level").asInt();
    }

    void awaitLevel(int level) {
        Eventually.is(() -> assertThat(level()).isEqualTo(level));
    }

    void awaitDocument(String document, String status) {
        Eventually.is(() -> assertThat(document(document)).isEqualTo(status));
    }

    String document(String id) {
        for (var document : kyc().body().path("documents")) {
            if (document.path("document_id").asText().equals(id)) {
                return document.path("status").asText();
            }
        }
        return "";
    }

    /** What is used of a limit: {@code used_today}, {@code used_this_month}. */
    String limit(String asset, String member) {
        for (var limit : kyc().body().path("limits")) {
            if (limit.path("asset").asText().equals(asset)) {
                return limit.path(member).asText();
            }
        }
        return "";
    }

    /** Ages a verification, so that it ends so many seconds from now. */
    void endIn(int level, long seconds) {
        assertThat(Books.execute(
                        "update kyc_verification set valid_until = utc_timestamp(6) + interval ? second"
                                + " where customer_id = ? and level = ? and ended_at is null",
                        seconds,
                        id(),
                        level))
                .isOne();
    }

    /** What the audit trail says of this customer, the oldest first. */
    List<String> audit() {
        return Books.rows(
                "select action from audit_record where subject_type = 'customer' and subject_id = ?"
                        + " and action like 'customer.kyc.%' order by id",
                id());
    }
}
