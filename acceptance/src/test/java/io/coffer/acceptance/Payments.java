package io.coffer.acceptance;

import io.coffer.acceptance.bench.Pipeline;
import io.coffer.acceptance.bench.Request;
import io.coffer.acceptance.bench.WebhookSink;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/** Asks for payments whose providers answer at once, and knows by their webhooks when they are completed. */
final class Payments implements AutoCloseable {

    private final Benchmark benchmark;
    private final ProviderLatency providers = ProviderLatency.none();
    private final WebhookSink sink = WebhookSink.open();

    Payments(Benchmark benchmark) throws IOException {
        this.benchmark = benchmark;
    }

    /** Accounts of one channel. */
    Payers ofOne(int accounts) {
        return Payers.together(accounts, sink.url());
    }

    /** Accounts of as many channels. */
    Payers ofEach(int channels) {
        return Payers.apart(channels, sink.url());
    }

    /** Payments of chance ones of them, which nobody waits for. */
    Request asking(Payers payers) {
        return asking(payers, () -> {});
    }

    /** @param completed is called for each payment when its webhook comes */
    Request asking(Payers payers, Runnable completed) {
        var paying = paying(payers);
        return (client, number) -> paying.send(client, number, completed);
    }

    /** Payments of chance ones of them; each has ended when its webhook comes. */
    Pipeline.Beginning paying(Payers payers) {
        var clients = payers.signedIn();
        return (client, number, ended) -> {
            int payer = ThreadLocalRandom.current().nextInt(clients.size());
            var reference = benchmark.name();
            sink.expect(reference, ended);
            return clients.get(payer)
                    .post("/api/v1/payments", reference, payers.all().get(payer).order(reference));
        };
    }

    /** Until all are completed. */
    void awaitAll() throws InterruptedException {
        sink.awaitAll();
    }

    @Override
    public void close() {
        try {
            awaitAll();
            Eventually.nothingIsUnderWay();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            Books.execute("update webhook_endpoint set status = 'DISABLED' where url = ?", sink.url());
            sink.close();
            providers.restore();
        }
    }
}
