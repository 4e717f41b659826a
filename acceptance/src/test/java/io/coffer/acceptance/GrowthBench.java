package io.coffer.acceptance;

import io.coffer.acceptance.bench.Figure;
import io.coffer.acceptance.bench.Sample;
import io.coffer.acceptance.bench.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What a transfer and a payment cost when a long past is stored, beside a short one. */
final class GrowthBench {

    /** What is stored at first, of each, or half of what will be. */
    private static final int LITTLE = 10_000;

    private static final double TRANSFER_GOAL = 1.15;
    private static final double PAYMENT_GOAL = 1.1;

    private final Benchmark benchmark;
    private final LedgerBench transfers;
    private final PaymentBench paying;
    private final Payments payments;
    private final int entries;
    private final int stored;
    private final UUID payment;
    private final OtherBooks otherBooks;

    /**
     * Stores the short past, and keeps the books as they are then.
     *
     * @param entries that the books shall have in the end, at least
     * @param stored payments in the end, at least
     */
    GrowthBench(
            Benchmark benchmark, LedgerBench transfers, PaymentBench paying, Payments payments, int entries, int stored)
            throws Exception {
        this.benchmark = benchmark;
        this.transfers = transfers;
        this.paying = paying;
        this.payments = payments;
        this.entries = entries;
        this.stored = stored;
        payment = paying.completeOne();
        PastPayments.copy(payment, little(stored));
        otherBooks = OtherBooks.copied();
    }

    /** How much of a short past there is, if there shall be so much of a long one. */
    static int little(int all) {
        return Math.min(LITTLE, all / 2);
    }

    /** The same server, as warm, by turns over books with a short past and over books with a long one. */
    void measure() throws Exception {
        benchmark.progress("storing " + entries + " entries");
        long missing = Math.max(entries - entries(), 0);
        var old = Past.of(transfers.owner(), (int) (missing / Past.WALLETS + 1) * Past.WALLETS);
        benchmark.progress("storing " + stored + " payments");
        PastPayments.copy(payment, (int) Math.max(stored - payments(), 0));
        benchmark.progress("transfers and payments with a short and with a long past");
        var report = benchmark.report();
        report.add(Figure.of("entries of a long past", List.of((double) entries()), "entries"));
        report.add(Figure.of("payments of a long past", List.of((double) payments()), "payments"));
        var young = new Costs();
        var aged = new Costs();
        for (int i = 0; i < benchmark.repetitions(); i++) {
            otherBooks.change();
            young.take(transfers.young());
            if (i == benchmark.repetitions() - 1) {
                report.add(Figure.of("entries of a short past", List.of((double) entries()), "entries"));
                report.add(Figure.of("payments of a short past", List.of((double) payments()), "payments"));
            }
            otherBooks.change();
            aged.take(old);
        }
        otherBooks.remove();
        compare("a transfer", TRANSFER_GOAL, aged.ofTransfers, young.ofTransfers);
        compare("a payment", PAYMENT_GOAL, aged.ofPayments, young.ofPayments);
    }

    private void compare(String what, double goal, List<Double> aged, List<Double> young) {
        var report = benchmark.report();
        report.add(Figure.of(what + ", long past", aged, "CPU ms each"));
        report.add(Figure.of(what + ", short past", young, "CPU ms each"));
        report.add(Figure.atMost(
                goal, "cost of " + what + ", long ÷ short past", Figure.ratios(aged, young), "ratio of CPU ms"));
    }

    private static long entries() {
        return Books.count("select count(*) from journal_entry");
    }

    private static long payments() {
        return Books.count("select count(*) from payment");
    }

    private final class Costs {

        private final List<Double> ofTransfers = new ArrayList<>();
        private final List<Double> ofPayments = new ArrayList<>();

        void take(Past past) throws InterruptedException {
            ofTransfers.add(cost(transfers.even(past)));
            ofPayments.add(cost(paying.completing()));
            payments.awaitAll();
        }

        private double cost(Scenario scenario) throws InterruptedException {
            return benchmark
                    .rounds(1)
                    .take(List.of(scenario))
                    .of(scenario.name())
                    .each(Sample::cost)
                    .get(0);
        }
    }
}
