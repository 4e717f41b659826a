package io.coffer.acceptance;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.acceptance.prove.Activity;
import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Clients;
import io.coffer.acceptance.prove.Examiner;
import io.coffer.acceptance.prove.Fault;
import io.coffer.acceptance.prove.Finding;
import io.coffer.acceptance.prove.Part;
import io.coffer.acceptance.prove.Plan;
import io.coffer.acceptance.prove.Summary;
import io.coffer.sandbox.Stack;
import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import io.coffer.sandbox.process.Daemon;
import io.coffer.sandbox.server.LibertyServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The proof kit against a stack of its own; {@code mvn -Pprove verify} runs it for long. What the settings mean stands in
 * {@code docs/proof.md}.
 */
class ProveIT {

    private static final int CLIENTS = 8;
    private static final Path FOLDER = Path.of(System.getProperty("coffer.prove.folder", "target"));
    private static final Duration DRAIN_LONGEST = Duration.ofMinutes(5);
    private static final long NOBODY_KNOWS = -1;

    /** What the server says when it stops and its transaction log has nothing left. */
    private static final String NOTHING_TO_RECOVER = "WTRN0105I";

    private final long seed = Long.getLong("coffer.prove.seed", System.nanoTime());
    private final int rounds = Integer.getInteger("coffer.prove.rounds", 5);
    private final Duration longest = Duration.ofSeconds(Integer.getInteger("coffer.prove.longest.seconds", 5));
    private final Stack stack = Running.stack();
    private final List<LibertyServer> servers = servers(stack);
    private final ProofWorld world =
            new ProofWorld(servers.stream().map(LibertyServer::url).toList());
    private final QueueCheck queues = new QueueCheck(stack);

    /** Before anything can fail: what an earlier run has written must not look like what came of this one. */
    @BeforeAll
    static void forgetEarlierRuns() throws IOException {
        Summary.clear(FOLDER);
    }

    @AfterEach
    void stopServers() throws Exception {
        for (var server : servers) {
            server.stop();
        }
    }

    @Test
    void nothingIsLostAndNothingIsDoubled() throws Exception {
        if (!volumes().isEmpty()) {
            new Ballast(stack.settings().data()).requireSmallVolume();
        }
        tell(rounds + " rounds, -Dcoffer.prove.seed=" + seed);
        var activities = activities(world);
        var checks = new ArrayList<Check>(activities);
        for (var server : servers) {
            if (!server.isRunning()) {
                server.start();
            }
        }
        var subscription = Subscription.to(null);
        checks.addAll(List.of(
                new BookCheck(world),
                new EventCheck(world),
                new WebhookCheck(world),
                new TopicCheck(world, subscription),
                new DoubtCheck(stack),
                queues,
                new TimerCheck()));
        var processes = processes();
        var breaker = new Breaker(stack, Running.wires(), processes);
        var plan = Plan.of(seed, rounds, longest, Fault.all(List.copyOf(processes.keySet()), volumes()));
        var prover = new Prover(breaker, world, new Examiner(checks, DRAIN_LONGEST), this::keep, ProveIT::tell);
        var violations = new ArrayList<Finding>();
        Optional<Exception> failure = Optional.empty();
        try (subscription;
                var clients = new Clients(CLIENTS, seed, activities)) {
            prover.run(plan, clients);
        } catch (Exception e) {
            failure = Optional.of(e);
            violations.add(new Finding(Finding.Kind.UNFINISHED, "the kit itself failed: " + e));
            keep();
        }
        violations.addAll(prover.violations());
        violations.addAll(inDoubt());
        var summary = summary(prover, breaker.kills(), violations);
        summary.write(FOLDER);
        tell(summary.toString());
        if (failure.isPresent()) {
            throw failure.get();
        }
        assertThat(violations)
                .as(
                        "-Dcoffer.prove.seed=%d; logs and data: %s",
                        seed, stack.settings().data())
                .isEmpty();
    }

    /** The database as it is now, if it can be asked; what is found stays found without it. */
    private void keep() {
        var dump = stack.settings().data().resolve("found.sql");
        try {
            stack.database().dump(dump);
            tell("the database as it was found: " + dump);
        } catch (SandboxException | IOException e) {
            tell("no dump: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops the servers that run: their transaction logs must have nothing left. */
    private List<Finding> inDoubt() throws Exception {
        var findings = new ArrayList<Finding>();
        for (var server : servers) {
            if (!server.isRunning()) {
                continue;
            }
            server.stop();
            if (!Files.readString(server.log()).contains(NOTHING_TO_RECOVER)) {
                findings.add(new Finding(Finding.Kind.IN_DOUBT, "transaction log of the server at " + server.url()));
            }
        }
        return findings;
    }

    /** All that clients do. */
    static List<Activity> activities(ProofWorld world) {
        return List.of(
                new PaymentActivity(world),
                new TransferActivity(world),
                new HoldActivity(world),
                new DepositActivity(world),
                new WithdrawalActivity(world),
                new ConversionActivity(world));
    }

    private static List<LibertyServer> servers(Stack stack) {
        var servers = new ArrayList<>(List.of(stack.server()));
        if (Integer.getInteger("coffer.prove.servers", 1) > 1) {
            servers.add(stack.anotherServer(stack.settings().data().resolve("other"), Loopback.freePort(), Map.of()));
        }
        return servers;
    }

    private Map<Part, Daemon> processes() {
        var processes = new EnumMap<Part, Daemon>(Map.of(
                Part.SERVER, stack.server(), Part.BROKER, stack.brokerProcess(), Part.DATABASE, stack.database()));
        if (servers.size() > 1) {
            processes.put(Part.OTHER_SERVER, servers.get(1));
        }
        return processes;
    }

    private static List<Part> volumes() {
        return Boolean.getBoolean("coffer.prove.fill") ? List.of(Part.VOLUME) : List.of();
    }

    private Summary summary(Prover prover, Map<String, Integer> kills, List<Finding> violations) throws IOException {
        return new Summary(
                prover.rounds(),
                prover.checked(),
                seed,
                stack.database().software().name(),
                kills,
                world.notebook().acknowledged(),
                world.notebook().refused(),
                asked(
                        () -> Books.count("select (select count(*) from payment where status = 'COMPLETED')"
                                + " + (select count(*) from withdrawal where status = 'COMPLETED')"),
                        NOBODY_KNOWS),
                asked(ProveIT::failed, Map.of()),
                world.webhooks().size(),
                asked(() -> queues.deadLetters().stream().map(Object::toString).toList(), List.of()),
                count(violations, Finding.Kind.LOST),
                count(violations, Finding.Kind.DOUBLED),
                count(violations, Finding.Kind.IMBALANCE),
                count(violations, Finding.Kind.IN_DOUBT),
                prover.slowestRecoverySeconds(),
                violations.stream().map(Finding::toString).toList());
    }

    /** What database and broker say; if they say nothing any more, there is a violation that tells of it. */
    private static <T> T asked(Supplier<T> question, T otherwise) {
        try {
            return question.get();
        } catch (RuntimeException e) {
            tell("not known: " + e.getMessage());
            return otherwise;
        }
    }

    private static long count(List<Finding> violations, Finding.Kind kind) {
        return violations.stream().filter(finding -> finding.kind() == kind).count();
    }

    private static Map<String, Long> failed() {
        return Books.rows(
                        "select coalesce(failure_code, stage), count(*) from payment where status = 'FAILED'"
                                + " group by coalesce(failure_code, stage) union all"
                                + " select reason, count(*) from withdrawal where status in ('FAILED', 'RETURNED') group by reason")
                .stream()
                .map(row -> row.split(",", -1))
                .collect(toMap(row -> row[0], row -> Long.parseLong(row[1]), Long::sum, TreeMap::new));
    }

    private static void tell(String what) {
        System.out.println(LocalTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS) + " prove: " + what);
    }
}
