package io.coffer.acceptance.bench;

import io.coffer.sandbox.http.LocalHttpServer;
import io.coffer.sandbox.http.Request;
import io.coffer.sandbox.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes webhooks of payments, looks at nothing but the payment's client reference, and knows which are still to come.
 * Thread-safe.
 */
public final class WebhookSink implements AutoCloseable {

    private static final Pattern REFERENCE = Pattern.compile("\"client_reference\":\"([^\"]+)\"");
    private static final String COMPLETED = "\"type\":\"payment.completed\"";
    private static final String PATH = "/sink";
    private static final int TAKEN = 204;
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);
    private static final long LOOK_MILLIS = 2;

    private final Map<String, Runnable> awaited = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable String> failed = new AtomicReference<>();
    private final LocalHttpServer http = new LocalHttpServer(0);

    /** One that listens. */
    public static WebhookSink open() throws IOException {
        var sink = new WebhookSink();
        sink.http.route("POST", PATH, sink::take);
        sink.http.start();
        return sink;
    }

    private WebhookSink() {}

    /** Where webhooks go. */
    public String url() {
        return http.url() + PATH;
    }

    /**
     * Waits for the webhook of a payment that is about to be asked for.
     *
     * @param arrived is called when it comes for the first time
     */
    public void expect(String clientReference, Runnable arrived) {
        awaited.put(clientReference, arrived);
    }

    /** @throws IllegalStateException if a payment failed, or no webhook comes any more */
    public void awaitAll() throws InterruptedException {
        long since = System.nanoTime();
        for (int left = awaited.size(), last = left; left > 0; left = awaited.size()) {
            if (left != last) {
                last = left;
                since = System.nanoTime();
            } else if (System.nanoTime() - since > LONGEST_SILENCE.toNanos()) {
                throw new IllegalStateException(left + " webhooks do not come");
            }
            Thread.sleep(LOOK_MILLIS);
        }
        if (failed.get() != null) {
            throw new IllegalStateException("a payment failed: " + failed.get());
        }
    }

    private Response take(Request request) {
        var reference = REFERENCE.matcher(request.body());
        if (!request.body().contains(COMPLETED)) {
            failed.set(request.body());
        }
        var arrived = reference.find() ? awaited.remove(reference.group(1)) : null;
        if (arrived != null) {
            arrived.run();
        }
        return Response.empty(TAKEN);
    }

    @Override
    public void close() {
        http.close();
    }
}
