package io.coffer.acceptance;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.Stack;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** No work waits, in the database or in the broker; and what a dead letter was about has come to its end all the same. */
record QueueCheck(Stack stack) implements Check {

    private static final String DEAD_LETTERS = ".dlq";

    /** The tables of what dead letters can be about, with the states in which nothing more is to be done. */
    private static final Map<String, String> ENDED = Map.of(
            "payment", "status in ('COMPLETED', 'FAILED')",
            "withdrawal", "status in ('COMPLETED', 'FAILED', 'RETURNED')",
            "webhook_delivery", "status = 'DELIVERED'",
            "event",
                    "exists (select 1 from webhook_delivery d where d.event_id = event.id and d.status = 'DELIVERED')");

    @Override
    public boolean isFinished() {
        return Books.count("select (select count(*) from outbox) + (select count(*) from event_outbox)") == 0
                && waiting().isEmpty();
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        waiting()
                .forEach(queue ->
                        findings.add(new Finding(Finding.Kind.UNFINISHED, "there are still messages in " + queue)));
        for (var letter : deadLetters()) {
            if (!letter.isExplained()) {
                findings.add(new Finding(Finding.Kind.UNFINISHED, "dead letter " + letter));
            }
        }
        return findings;
    }

    /**
     * What nobody could do.
     *
     * @param subject what it was about; nothing that is known, if it is no task
     */
    record DeadLetter(
            String queue,
            @Nullable String subject,
            @Nullable String step) {

        boolean isExplained() {
            return subject != null && hasEnded(UUID.fromString(subject));
        }

        private static boolean hasEnded(UUID subject) {
            return ENDED.entrySet().stream()
                    .anyMatch(ended -> Books.count(
                                    "select count(*) from " + ended.getKey() + " where id = ? and " + ended.getValue(),
                                    subject)
                            > 0);
        }
    }

    List<DeadLetter> deadLetters() {
        var letters = new ArrayList<DeadLetter>();
        stack.broker().depths().forEach((queue, depth) -> {
            if (queue.endsWith(DEAD_LETTERS) && depth > 0) {
                letters.addAll(read(queue));
            }
        });
        return letters;
    }

    private List<String> waiting() {
        return stack.broker().depths().entrySet().stream()
                .filter(queue -> !queue.getKey().endsWith(DEAD_LETTERS) && queue.getValue() > 0)
                .map(queue -> queue.getKey() + ": " + queue.getValue())
                .toList();
    }

    private List<DeadLetter> read(String queue) {
        try (var connections = Broker.connections();
                var context = connections.createContext();
                var browser = context.createBrowser(context.createQueue(queue))) {
            var letters = new ArrayList<DeadLetter>();
            var messages = browser.getEnumeration();
            while (messages.hasMoreElements()) {
                letters.add(letter(queue, (Message) messages.nextElement()));
            }
            return letters;
        } catch (JMSException e) {
            throw new IllegalStateException("can't read " + queue, e);
        }
    }

    private static DeadLetter letter(String queue, Message message) throws JMSException {
        return new DeadLetter(queue, message.getStringProperty("task_subject"), message.getStringProperty("task_step"));
    }
}
