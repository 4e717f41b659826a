package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.bench.Figure;
import io.coffer.acceptance.bench.Report;
import io.coffer.acceptance.bench.reference.ReferenceApplication;
import io.coffer.acceptance.bench.reference.References;
import io.coffer.acceptance.container.RunningServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
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

    private static final int CLIENTS = 32;

    /** A million entries take the invariants nine minutes. */
    private static final Duration LONGEST_CHECK = Duration.ofHours(1);

    /** What {@code coffer.bench.parts} may name. */
    private enum Part {
        PAYMENTS,
        TRANSFERS,
        GROWTH,
        RESTART
    }

    private static final Path FOLDER = Path.of(System.getProperty("coffer.bench.folder", "target"));
    private static final RunningServer SERVER = new RunningServer();
    private static final EnterpriseArchive REFERENCE = ShrinkWrap.create(
                    EnterpriseArchive.class, "coffer-reference.ear")
            .addAsModule(ShrinkWrap.create(WebArchive.class, "coffer-reference.war")
                    .addClasses(ReferenceApplication.class, References.class)
                    .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml"));

    @BeforeAll
    static void deployTheReference() throws Exception {
        Report.clear(FOLDER);
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
        var parts = parts(System.getProperty("coffer.bench.parts", ""));
        var benchmark = new Benchmark(
                Duration.ofMillis(Integer.getInteger("coffer.bench.millis", 100)),
                Integer.getInteger("coffer.bench.repetitions", 1),
                what -> System.out.println(
                        LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " bench: " + what));
        measure(benchmark, parts);
        var report = benchmark.report();
        report.write(FOLDER);
        System.out.println(report.tables());
        benchmark.progress("looking whether the books are sound");
        var admin = Strangers.withKey("admin");
        Jobs.run(admin, "ledger-replay", LONGEST_CHECK);
        Jobs.run(admin, "ledger-invariants", LONGEST_CHECK);

        assertThat(differences()).as("what replay and invariants found").isEqualTo(before);
        var rates = report.figures().stream()
                .filter(figure -> figure.unit().equals("per second"))
                .toList();
        assertThat(rates)
                .extracting(Figure::value)
                .allSatisfy(rate -> assertThat(rate).isPositive());
        if (parts.equals(EnumSet.allOf(Part.class))) {
            assertThat(rates).hasSize(21);
            // Not every operating system tells what memory is resident.
            assertThat(report.figures())
                    .filteredOn(
                            figure -> figure.goal() != null && !figure.name().startsWith("resident"))
                    .hasSize(17);
        }
    }

    /** @param names with commas between them; all parts if there is none */
    private static Set<Part> parts(String names) {
        var parts = Arrays.stream(names.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> Part.valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return parts.isEmpty() ? EnumSet.allOf(Part.class) : parts;
    }

    /** The warm-up is that of all parts whichever are chosen, so that what is compared with another run was as warm. */
    private static void measure(Benchmark benchmark, Set<Part> parts) throws Exception {
        int entries = Integer.getInteger("coffer.bench.entries", 2_000);
        try (var payments = new Payments(benchmark)) {
            var paymentBench = new PaymentBench(
                    benchmark,
                    payments,
                    Integer.getInteger("coffer.bench.channels", 3),
                    Duration.ofSeconds(Integer.getInteger("coffer.bench.sustained.seconds", 1)));
            var ledgerBench = new LedgerBench(benchmark, GrowthBench.little(entries));
            // It copies the books as they are at first.
            var growthBench = parts.contains(Part.GROWTH)
                    ? new GrowthBench(
                            benchmark,
                            ledgerBench,
                            paymentBench,
                            payments,
                            entries,
                            Integer.getInteger("coffer.bench.payments", 2_000))
                    : null;
            benchmark.warmUp(
                    List.of(
                            benchmark.row(CLIENTS),
                            benchmark.xa(CLIENTS),
                            paymentBench.completing(),
                            ledgerBench.even(ledgerBench.young())),
                    Duration.ofSeconds(Integer.getInteger("coffer.bench.warm.seconds", 0)));
            var sustained =
                    parts.contains(Part.PAYMENTS) ? OptionalDouble.of(paymentBench.measure()) : OptionalDouble.empty();
            if (parts.contains(Part.TRANSFERS)) {
                ledgerBench.measure();
            }
            if (growthBench != null) {
                growthBench.measure();
            }
            if (parts.contains(Part.TRANSFERS)) {
                ledgerBench.replay();
            }
            if (parts.contains(Part.RESTART)) {
                new RestartBench(benchmark, payments)
                        .measure(
                                Integer.getInteger("coffer.bench.starts", 1),
                                Integer.getInteger("coffer.bench.waiting", 20),
                                sustained);
            }
        }
    }

    private static long differences() {
        return Books.count("select count(*) from ledger_difference");
    }
}
