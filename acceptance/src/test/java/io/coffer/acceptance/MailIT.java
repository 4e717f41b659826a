package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Mails go out once, sooner or later, and nothing of them stays. */
class MailIT {

    @AfterEach
    void startTheMailServerAgain() {
        Running.stack().mails().stop();
        Running.stack().mails().start();
    }

    @Test
    void aMailGoesOutOnceAndItsTextIsForgotten() {
        var person = Person.unknown();
        person.register();
        var mail = person.mailbox().await(Person.VERIFY, 1);

        assertThat(mail.from()).isEqualTo("Coffer <no-reply@coffer.local>");
        assertThat(mail.text()).contains("within 24 hours").doesNotContain(person.password());
        var id = mail.messageId().replaceAll("^<|@coffer\\.local>$", "");
        Eventually.is(() -> assertThat(Books.rows(
                        "select status, attempts, letter, template from mail where id = ?", UUID.fromString(id)))
                .containsExactly("SENT,1,null,verify-email"));
        person.verify();
        assertThat(person.mailbox().mails()).hasSize(1);
    }

    @Test
    void whileTheMailServerIsAwayMailsWait() {
        Running.stack().mails().stop();
        var person = Person.unknown();
        var other = Person.unknown();
        person.register();
        other.register();
        Eventually.is(
                () -> assertThat(Books.count("select count(*) from mail where status = 'WAITING' and attempts > 0"))
                        .isGreaterThanOrEqualTo(2));

        Running.stack().mails().start();

        person.verify().has(200);
        other.verify().has(200);
        person.signIn();
        assertThat(person.mailbox().mails()).hasSize(1);
        assertThat(Books.count(
                        "select count(*) from mail where person_id = ? and status = 'SENT' and attempts > 1",
                        UUID.fromString(person.id())))
                .isEqualTo(1);
    }

    @Test
    void aMailThatNobodyTakesIsGivenUp() {
        Running.stack().mails().stop();
        var person = Person.unknown();
        person.register();
        Eventually.is(() -> assertThat(lastWaiting()).isNotEmpty());
        var id = UUID.fromString(lastWaiting());
        Books.execute("update mail set attempts = 29, version = version + 1 where id = ?", id);

        Eventually.is(() -> assertThat(Books.rows("select status, letter from mail where id = ?", id))
                .containsExactly("DEAD,null"));
        Running.stack().mails().start();
        person.register();

        person.verify().has(200);
        assertThat(person.mailbox().mails()).hasSize(1);
    }

    /** Whose registration was last. */
    private static String lastWaiting() {
        return Books.rows(
                        "select insert(insert(insert(insert(hex(m.id), 9, 0, '-'), 14, 0, '-'), 19, 0, '-'), 24, 0, '-')"
                                + " from mail m where m.status = 'WAITING' order by m.id desc limit 1")
                .stream()
                .findFirst()
                .orElse("");
    }
}
