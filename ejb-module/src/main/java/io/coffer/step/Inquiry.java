package io.coffer.step;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Questions that are asked at once, each on a thread of its own, and answered under one deadline. Asked before anything is
 * locked.
 *
 * @param <K> tells the questions from each other
 * @param <A> an answer, which is a value also where nothing is known
 */
public final class Inquiry<K, A> {

    private static final Logger LOG = Logger.getLogger(Inquiry.class.getName());

    private final A notAsked;
    private final A late;
    private final Map<K, CompletableFuture<A>> asked = new LinkedHashMap<>();

    /**
     * @param notAsked stands for the answer to a question that could not be asked
     * @param late stands for an answer that did not come in time
     */
    public Inquiry(A notAsked, A late) {
        this.notAsked = notAsked;
        this.late = late;
    }

    /** @param name of the question, for the log */
    public void ask(K key, String name, ManagedExecutorService threads, Supplier<A> question) {
        asked.put(key, threads.supplyAsync(question).exceptionally(e -> {
            LOG.log(Level.WARNING, e, () -> name + " could not be asked for");
            return notAsked;
        }));
    }

    /** One answer a question, in the order in which they were asked. */
    public Map<K, A> answers(long deadlineMillis) {
        await(deadlineMillis);
        Map<K, A> answers = new LinkedHashMap<>();
        asked.forEach((key, answer) -> answers.put(key, answer.getNow(late)));
        return answers;
    }

    private void await(long deadlineMillis) {
        try {
            CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                    .get(deadlineMillis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException tooLate) {
            LOG.fine(() -> "some answers are late; they are asked for again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an answer that always is a value", e);
        }
    }
}
