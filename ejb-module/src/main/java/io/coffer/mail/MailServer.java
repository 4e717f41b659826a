package io.coffer.mail;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The mail server that takes our mails, over SMTP. Its settings are {@code coffer.mail.*}. */
@ApplicationScoped
class MailServer {

    private static final Logger LOG = Logger.getLogger(MailServer.class.getName());
    private static final String UTF_8 = "UTF-8";

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.mail.host")
    private String host;

    @Inject
    @ConfigProperty(name = "coffer.mail.port")
    private int port;

    @Inject
    @ConfigProperty(name = "coffer.mail.tls")
    private MailTls tls;

    @Inject
    @ConfigProperty(name = "coffer.mail.user")
    private Optional<String> user;

    @Inject
    @ConfigProperty(name = "coffer.mail.password")
    private Optional<String> password;

    @Inject
    @ConfigProperty(name = "coffer.mail.from")
    private String from;

    @Inject
    @ConfigProperty(name = "coffer.mail.timeout.millis")
    private int timeoutMillis;

    @Inject
    @ConfigProperty(name = "coffer.mail.deadline.millis")
    private long deadlineMillis;

    /**
     * Hands letters over, one after the other, until the deadline.
     *
     * @param letters by the ids of their mails
     * @return for each letter what came of it
     */
    Map<UUID, HandOver> send(Map<UUID, Letter> letters) {
        Map<UUID, HandOver> results = new LinkedHashMap<>();
        if (letters.isEmpty()) {
            return results;
        }
        var until = clock.instant().plus(Duration.ofMillis(deadlineMillis));
        var session = Session.getInstance(properties());
        try (var transport = session.getTransport()) {
            transport.connect(host, port, user.orElse(null), password.orElse(null));
            letters.forEach((id, letter) -> results.put(
                    id,
                    clock.instant().isBefore(until) && transport.isConnected()
                            ? handOver(session, transport, id, letter)
                            : HandOver.NOT_TRIED));
        } catch (MessagingException e) {
            letters.keySet().forEach(id -> results.putIfAbsent(id, HandOver.FAILED));
        }
        tell(results);
        return results;
    }

    private HandOver handOver(Session session, Transport transport, UUID id, Letter letter) {
        try {
            var message = message(session, id, letter);
            transport.sendMessage(message, message.getAllRecipients());
            return HandOver.TAKEN;
        } catch (AddressException e) {
            return HandOver.REFUSED;
        } catch (SendFailedException e) {
            return e.getInvalidAddresses() == null || e.getInvalidAddresses().length == 0
                    ? HandOver.FAILED
                    : HandOver.REFUSED;
        } catch (MessagingException e) {
            return HandOver.FAILED;
        }
    }

    private MimeMessage message(Session session, UUID id, Letter letter) throws MessagingException {
        var sender = new InternetAddress(from, true);
        var message = new IdentifiedMessage(session, "<" + id + "@" + domain(sender) + ">");
        message.setFrom(sender);
        message.setRecipients(Message.RecipientType.TO, new Address[] {new InternetAddress(letter.recipient(), true)});
        message.setSubject(letter.subject(), UTF_8);
        message.setText(letter.text(), UTF_8);
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setSentDate(Date.from(clock.instant()));
        return message;
    }

    private static String domain(InternetAddress address) {
        return address.getAddress().substring(address.getAddress().indexOf('@') + 1);
    }

    private Properties properties() {
        var properties = new Properties();
        properties.put("mail.transport.protocol", "smtp");
        properties.put("mail.smtp.auth", Boolean.toString(user.isPresent()));
        properties.put("mail.smtp.connectiontimeout", Integer.toString(timeoutMillis));
        properties.put("mail.smtp.timeout", Integer.toString(timeoutMillis));
        properties.put("mail.smtp.writetimeout", Integer.toString(timeoutMillis));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.ssl.enable", Boolean.toString(tls == MailTls.implicit));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(tls == MailTls.starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(tls == MailTls.starttls));
        return properties;
    }

    /** Numbers only (rule 5). */
    private static void tell(Map<UUID, HandOver> results) {
        var counts = new EnumMap<HandOver, Integer>(HandOver.class);
        results.values().forEach(result -> counts.merge(result, 1, Integer::sum));
        if (counts.containsKey(HandOver.FAILED) || counts.containsKey(HandOver.REFUSED)) {
            LOG.warning(() -> "the mail server did not take all mails: " + counts);
        }
    }

    /** A message whose id is ours and not the library's. */
    private static final class IdentifiedMessage extends MimeMessage {

        private final String id;

        private IdentifiedMessage(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}
