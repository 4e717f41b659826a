package io.coffer.sandbox.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes all mails over SMTP and shows them at {@code /mails}. Thread-safe. */
public final class MailCatcher implements AutoCloseable {

    private static final int LIMIT = 5_000;
    private static final int PAGE_DEFAULT = 100;

    /** GreenMail keeps a copy of its own, which nobody reads; this many at most. */
    private static final int COPIES_LIMIT = 200;

    private static final String MAILBOX = "caught";

    private final int port;
    private final Clock clock;
    private final Deque<CaughtMail> mails = new ArrayDeque<>();
    private @Nullable GreenMail server;
    private int copies;

    /** What was taken. */
    record Mails(List<CaughtMail> mails) {}

    /**
     * Creates a catcher that doesn't listen yet.
     *
     * @param port where to listen
     */
    public MailCatcher(int port, Clock clock) {
        this.port = port;
        this.clock = clock;
    }

    /** Adds the pages with the mails to a server. */
    public void addTo(LocalHttpServer http) {
        http.route("GET", "/mails", this::list);
        http.route("GET", "/mails.html", request -> Response.text(200, "text/html; charset=utf-8", page()));
        http.route("DELETE", "/mails", request -> {
            clear();
            return Response.empty(204);
        });
    }

    /** Starts listening. */
    public synchronized void start() {
        GreenMail starting = new GreenMail(new ServerSetup(port, Loopback.HOST, ServerSetup.PROTOCOL_SMTP));
        starting.start();
        try {
            GreenMailUser mailbox = starting.getUserManager().createUser(MAILBOX, MAILBOX, MAILBOX);
            starting.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
                take(message, recipient);
                return mailbox;
            });
        } catch (UserException e) {
            starting.stop();
            throw new SandboxException("the mail catcher does not start: " + e.getMessage());
        }
        server = starting;
    }

    /** Stops listening; what it took stays. It can be started again. */
    public synchronized void stop() {
        if (server != null) {
            server.stop();
            server = null;
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Where it listens. */
    public int port() {
        return port;
    }

    /** The mails for an address, oldest first; the address is compared without regard to case. */
    public synchronized List<CaughtMail> received(String to) {
        return mails.stream().filter(mail -> mail.to().equalsIgnoreCase(to)).toList();
    }

    /** All mails, oldest first. */
    public synchronized List<CaughtMail> received() {
        return List.copyOf(mails);
    }

    /** Forgets all mails. */
    public synchronized void clear() {
        mails.clear();
    }

    private synchronized void take(MovingMessage moving, MailAddress recipient) throws MessagingException {
        MimeMessage message = moving.getMessage();
        mails.addLast(new CaughtMail(
                Optional.ofNullable(message.getMessageID()).orElse(""),
                Optional.ofNullable(message.getHeader("From", ", ")).orElse(""),
                recipient.getEmail(),
                Optional.ofNullable(message.getSubject()).orElse(""),
                text(message),
                clock.instant().toString()));
        if (mails.size() > LIMIT) {
            mails.removeFirst();
        }
        if (++copies >= COPIES_LIMIT && server != null) {
            forgetCopies(server);
        }
    }

    private void forgetCopies(GreenMail running) throws MessagingException {
        try {
            running.purgeEmailFromAllMailboxes();
            copies = 0;
        } catch (FolderException e) {
            throw new MessagingException("the mailbox can't be emptied", e);
        }
    }

    private static String text(MimeMessage message) throws MessagingException {
        try {
            return message.getContent() instanceof String text ? text.replace("\r\n", "\n") : "";
        } catch (IOException e) {
            throw new MessagingException("unreadable", e);
        }
    }

    private Response list(Request request) {
        int limit = request.parameter("limit", PAGE_DEFAULT, 1, LIMIT);
        List<CaughtMail> matching = request.parameter("to").map(this::received).orElseGet(this::received);
        return Response.json(200, new Mails(matching.subList(Math.max(0, matching.size() - limit), matching.size())));
    }

    /** Newest first, for a browser. */
    private String page() {
        List<CaughtMail> all = received();
        StringBuilder page =
                new StringBuilder("<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Mails</title>"
                        + "<style>body{font-family:sans-serif;max-width:50em;margin:2em auto;padding:0 1em}"
                        + "article{border-top:1px solid #999;padding:1em 0}pre{white-space:pre-wrap}</style>"
                        + "<h1>Mails</h1><p>What Coffer has sent, newest first. Nothing left this machine.</p>");
        for (int i = all.size() - 1; i >= Math.max(0, all.size() - PAGE_DEFAULT); i--) {
            CaughtMail mail = all.get(i);
            page.append("<article><h2>")
                    .append(escaped(mail.subject()))
                    .append("</h2><p>To ")
                    .append(escaped(mail.to()))
                    .append(", ")
                    .append(escaped(mail.receivedAt()))
                    .append("</p><pre>")
                    .append(escaped(mail.text()))
                    .append("</pre></article>");
        }
        return page.append("</html>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
