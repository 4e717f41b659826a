package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.bench.Figure;
import io.coffer.acceptance.bench.reference.ReferenceApplication;
import io.coffer.acceptance.bench.reference.References;
import io.coffer.acceptance.container.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The benchmarks against the running server; {@code mvn -Pbench verify} gives figures that mean something. A run of the
 * tests does the same for a moment only: to see that the benchmarks work, and that nothing is refused or damaged under
 * load. What is fast enough is never asserted.
 */
class BenchIT {

    private static final RunningServer SERVER = new RunningServer();
    private static final EnterpriseArchive REFERENCE = ShrinkWrap.create(
                    EnterpriseArchive.class, "coffer-reference.ear")
            .addAsModule(ShrinkWrap.create(WebArchive.class, "coffer-reference.war")
                    .addClasses(ReferenceApplication.class, References.class)
                    .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"));

    @BeforeAll
    static void deployTheReference() throws Exception {
        Books.execute("create table bench_row (id binary(16) not null, note varchar(40) not null, primary key (id))");
        Books.execute("grant insert on bench_row to 'coffer_app'@'%'");
        Running.stack();
        Running.stack().broker().create(References.QUEUE);
        SERVER.deploy(REFERENCE);
    }

    @AfterAll
    static void undeployTheReference() throws Exception {
        SERVER.undeploy(REFERENCE);
        Running.stack().broker().remove(References.QUEUE);
        Books.execute("drop table bench_row");
        Books.execute("drop table bench_number");
    }

    @Test
    void whatItCosts() throws Exception {
        long before = differences();
        var benchmark = new Benchmark(
                Duration.ofMillis(Integer.getInteger("coffer.bench.millis", 100)),
                Integer.getInteger("coffer.bench.repetitions", 1),
                what -> System.out.println(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " bench: " + what));
        int entries = Integer.getInteger("coffer.bench.entries", 2_000);
        try (var payments = new Payments(benchmark)) {
            var paymentBench = new PaymentBench(
                    benchmark,
                    payments,
                    Integer.getInteger("coffer.bench.channels", 3),
                    Duration.ofSeconds(Integer.getInteger("coffer.bench.sustained.seconds", 1)));
            var ledgerBench = new LedgerBench(benchmark, GrowthBench.little(entries));
            var growthBench = new GrowthBench(
                    benchmark, ledgerBench, paymentBench, entries, Integer.getInteger("coffer.bench.payments", 2_000));
            double sustained = paymentBench.measure();
            ledgerBench.measure();
            growthBench.measure();
            ledgerBench.replay();
            new RestartBench(benchmark, payments)
                    .measure(
                            Integer.getInteger("coffer.bench.starts", 1),
                            Integer.getInteger("coffer.bench.waiting", 20),
                            sustained);
        }
        Jobs.run(Strangers.signedIn("admin"), "ledger-invariants");
        var report = benchmark.report();

        report.write(Path.of(System.getProperty("coffer.bench.folder", "target")));
        System.out.println(report.tables());
        assertThat(differences()).as("what replay and invariants found").isEqualTo(before);
        assertThat(report.figures())
                .filteredOn(figure -> figure.unit().equals("per second"))
                .hasSize(21)
                .extracting(Figure::value)
                .allSatisfy(rate -> assertThat(rate).isPositive());
        // Not every operating system tells what memory is resident.
        assertThat(report.figures())
                .filteredOn(figure -> figure.goal() != null && !figure.name().startsWith("resident"))
                .hasSize(17);
    }

    private static long differences() {
        return Books.count("select count(*) from ledger_difference");
    }
}
