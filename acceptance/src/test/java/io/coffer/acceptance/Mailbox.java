package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.sandbox.mail.CaughtMail;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody's mailbox, as the sandbox's mail server keeps it. */
final class Mailbox {

    private static final Pattern TOKEN = Pattern.compile("^ {4}(\\S{43})$", Pattern.MULTILINE);

    private final String address;

    private Mailbox(String address) {
        this.address = address;
    }

    static Mailbox of(String address) {
        return new Mailbox(address);
    }

    List<CaughtMail> mails() {
        return Running.stack().mails().received(address);
    }

    /** Those with this subject, oldest first. */
    List<CaughtMail> mails(String subject) {
        return mails().stream().filter(mail -> mail.subject().equals(subject)).toList();
    }

    /** Waits for so many mails with this subject; the last one. */
    CaughtMail await(String subject, int count) {
        Eventually.is(() -> assertThat(mails(subject)).hasSizeGreaterThanOrEqualTo(count));
        var found = mails(subject);
        return found.get(found.size() - 1);
    }

    /** Waits for so many mails with this subject; the token in the last one. */
    String awaitToken(String subject, int count) {
        var matcher = TOKEN.matcher(await(subject, count).text());
        assertThat(matcher.find()).as("a token in the mail").isTrue();
        return matcher.group(1);
    }
}
