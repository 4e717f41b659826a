package io.coffer.sandbox.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.sandbox.http.HttpCalls;
import io.coffer.sandbox.http.Json;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.net.FreePort;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailCatcherTest {

    private MailCatcher catcher = new MailCatcher(0, Clock.systemUTC());

    @BeforeEach
    void start() throws Exception {
        catcher = new MailCatcher(FreePort.next(), Clock.systemUTC());
        catcher.start();
    }

    @AfterEach
    void stop() {
        catcher.close();
    }

    @Test
    void aMailIsKeptForEachOfItsRecipients() throws Exception {
        send("Grüße", "Erste Zeile\nzweite Zeile: ß\n", "one@personal.test", "two@personal.test");

        assertThat(catcher.received("ONE@personal.test")).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo("Coffer <no-reply@coffer.test>");
            assertThat(mail.to()).isEqualTo("one@personal.test");
            assertThat(mail.subject()).isEqualTo("Grüße");
            assertThat(mail.text().strip()).isEqualTo("Erste Zeile\nzweite Zeile: ß");
            assertThat(mail.messageId()).startsWith("<").endsWith(">");
        });
        assertThat(catcher.received()).hasSize(2);

        catcher.clear();
        assertThat(catcher.received()).isEmpty();
    }

    @Test
    void whileItIsStoppedNothingIsTakenAndNothingIsForgotten() throws Exception {
        send("before", "text", "one@personal.test");
        catcher.stop();

        assertThatThrownBy(() -> send("meanwhile", "text", "one@personal.test")).isInstanceOf(MessagingException.class);

        catcher.start();
        send("after", "text", "one@personal.test");
        assertThat(catcher.received("one@personal.test"))
                .extracting(CaughtMail::subject)
                .containsExactly("before", "after");
    }

    @Test
    void mailsAreShownAsJsonAndAsAPageThatEscapesThem() throws Exception {
        try (LocalHttpServer http = new LocalHttpServer(0)) {
            catcher.addTo(http);
            http.start();
            HttpCalls calls = new HttpCalls(http.url());
            send("<b>bold</b>", "text", "one@personal.test");
            send("other", "text", "two@personal.test");

            var listed = Json.readTree(calls.get("/mails?to=one@personal.test").body())
                    .orElseThrow();
            assertThat(listed.path("mails")).hasSize(1);
            assertThat(listed.at("/mails/0/subject").asText()).isEqualTo("<b>bold</b>");
            assertThat(calls.get("/mails.html").body())
                    .contains("&lt;b&gt;bold&lt;/b&gt;")
                    .doesNotContain("<b>bold");
            assertThat(calls.delete("/mails").statusCode()).isEqualTo(204);
            assertThat(calls.get("/mails").body()).isEqualTo("{\"mails\":[]}");
        }
    }

    private void send(String subject, String text, String... recipients) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(catcher.port()));
        properties.setProperty("mail.smtp.connectiontimeout", "2000");
        properties.setProperty("mail.smtp.timeout", "2000");
        MimeMessage message = new MimeMessage(Session.getInstance(properties));
        message.setFrom(new InternetAddress("Coffer <no-reply@coffer.test>"));
        for (String recipient : recipients) {
            message.addRecipient(Message.RecipientType.TO, new InternetAddress(recipient));
        }
        message.setSubject(subject, "UTF-8");
        message.setText(text, "UTF-8");
        Transport.send(message);
    }
}
