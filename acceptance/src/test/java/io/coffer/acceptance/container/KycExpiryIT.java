package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.id.Ids;
import io.coffer.kyc.Expiries;
import io.coffer.kyc.Verifications;
import io.coffer.personal.PersonalData;
import io.coffer.personal.Place;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the job {@code kyc-expiry} does to verifications that end. */
@ExtendWith(ArquillianExtension.class)
class KycExpiryIT {

    private static final UUID FIRST = new UUID(0, 0);

    @Inject
    private Expiries expiries;

    @Inject
    private Verifications verifications;

    @Inject
    private PersonalData personalData;

    @Inject
    private Transactions transactions;

    @Inject
    private Accounts accounts;

    private UUID customer = FIRST;
    private UUID verification = FIRST;

    @Deployment
    static EnterpriseArchive deployment() {
        return Deployments.of(KycExpiryIT.class, Map.of());
    }

    @BeforeEach
    void customerAtLevelOne() throws SQLException {
        customer = Ids.next();
        verification = Ids.next();
        var email = transactions.inNew(() -> {
            personalData.enrol(customer);
            return personalData.seal(customer, new Place("coffer_user", "email", customer), "Zzyzx@personal.test");
        });
        execute(
                "insert into coffer_user (id, roles, status, email, email_index, version, created_at)"
                        + " values (?, 'customer', 'ACTIVE', ?, unhex(sha2(?, 256)), 0, utc_timestamp(6))",
                customer,
                email,
                customer.toString());
        var details = Ids.next();
        execute(
                "insert into kyc_details values (?, ?, '', '', '', '', '', '', '', '', true, 0, utc_timestamp(6),"
                        + " utc_timestamp(6))",
                details,
                customer);
        var submission = Ids.next();
        execute(
                "insert into kyc_submission (id, customer_id, level, details_id, state, correlation_id, version,"
                        + " created_at, updated_at)"
                        + " values (?, ?, 1, ?, 'APPROVED', 'test', 0, utc_timestamp(6), utc_timestamp(6))",
                submission,
                customer,
                details);
        execute("insert into kyc_dossier values (?, utc_timestamp(6))", customer);
        execute(
                "insert into kyc_verification (id, customer_id, level, submission_id, granted_at, valid_until, version)"
                        + " values (?, ?, 1, ?, utc_timestamp(6), utc_timestamp(6) + interval 100 day, 0)",
                verification,
                customer,
                submission);
    }

    @Test
    void nobodyIsRemindedTooEarly() throws SQLException {
        endsIn("31 day");

        assertThat(found()).isFalse();
        settle();

        assertThat(reminders()).isEmpty();
        assertThat(mails()).isEmpty();
    }

    @Test
    void eachReminderIsSentOnceAndAtItsTime() throws SQLException {
        endsIn("29 day");
        assertThat(found()).isTrue();
        settle();
        settle();
        assertThat(reminders()).containsExactly("30");
        assertThat(mails()).containsExactly("kyc-level-expires");

        endsIn("6 day");
        settle();
        settle();
        assertThat(reminders()).containsExactly("7", "30");

        endsIn("20 hour");
        settle();
        settle();
        assertThat(reminders()).containsExactly("1", "7", "30");
        assertThat(mails()).hasSize(3);
    }

    @Test
    void afterAPauseOfTheJobOneMailStandsForAllReminders() throws SQLException {
        endsIn("5 hour");

        settle();

        assertThat(reminders()).containsExactly("1", "7", "30");
        assertThat(mails()).containsExactly("kyc-level-expires");
    }

    @Test
    void anEndIsNotedOnceAndHadItsEffectBefore() throws SQLException {
        endsIn("-1 hour");
        assertThat(level()).isZero();

        settle();
        settle();

        assertThat(accounts.rows(
                        "select end_reason, ended_at = valid_until from kyc_verification where id = ?", verification))
                .containsExactly("LAPSED,1");
        assertThat(accounts.rows(
                        "select action from audit_record where subject_id = ? and action like '%lapsed'", customer))
                .hasSize(1);
        assertThat(mails()).containsExactly("kyc-level-lapsed");
        assertThat(found()).isFalse();
        assertThat(level()).isZero();
    }

    @Test
    void aFailedChunkLeavesNoReminderAndNoMail() throws SQLException {
        endsIn("5 hour");

        try {
            transactions.inNew(() -> {
                expiries.settle(List.of(verification), "test");
                throw new IllegalStateException("the server dies");
            });
        } catch (IllegalStateException expected) {
            assertThat(expected).hasStackTraceContaining("the server dies");
        }

        assertThat(reminders()).isEmpty();
        assertThat(mails()).isEmpty();
        settle();
        assertThat(mails()).hasSize(1);
    }

    private void endsIn(String interval) throws SQLException {
        execute(
                "update kyc_verification set valid_until = utc_timestamp(6) + interval " + interval + " where id = ?",
                verification);
    }

    private void settle() {
        transactions.inNew(() -> {
            expiries.settle(List.of(verification), "test");
            return true;
        });
    }

    private boolean found() {
        return transactions
                .inNew(() -> expiries.find(expiries.moment(), FIRST, 10_000))
                .contains(verification);
    }

    private int level() {
        return transactions
                .inNew(() -> verifications.standing(customer))
                .level()
                .number();
    }

    private List<String> reminders() {
        return accounts.rows(
                "select days_before from kyc_reminder where verification_id = ? order by days_before", verification);
    }

    private List<String> mails() {
        return accounts.rows("select template from mail where person_id = ? order by id", customer);
    }

    private void execute(String sql, Object... parameters) throws SQLException {
        try (var connection = accounts.connect();
                var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(
                        i + 1,
                        parameters[i] instanceof UUID id
                                ? ByteBuffer.allocate(16)
                                        .putLong(id.getMostSignificantBits())
                                        .putLong(id.getLeastSignificantBits())
                                        .array()
                                : parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
