package io.coffer.acceptance;

import static io.coffer.sandbox.provider.Fault.Kind.DROP_AFTER_ACCEPT;
import static io.coffer.sandbox.provider.Fault.Kind.FAIL;
import static io.coffer.sandbox.provider.Fault.Kind.GARBAGE;
import static io.coffer.sandbox.provider.Fault.Kind.HANG;
import static io.coffer.sandbox.provider.Fault.Kind.REFUSE;
import static java.util.Objects.requireNonNull;

import io.coffer.acceptance.prove.Fault;
import io.coffer.acceptance.prove.Part;
import io.coffer.acceptance.prove.Round;
import io.coffer.acceptance.prove.Wires;
import io.coffer.sandbox.Stack;
import io.coffer.sandbox.process.Daemon;
import io.coffer.sandbox.provider.Provider;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Breaks parts of a stack, and mends them. */
final class Breaker {

    private static final Duration AIMED_LONGEST = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMillis(50);
    private static final double FAILING_SHARE = 0.5;

    /** What can't write any more takes a moment to end. */
    private static final Duration ENDING = Duration.ofSeconds(5);

    /** In this order they are started. */
    private static final List<Part> START = List.of(Part.DATABASE, Part.BROKER, Part.SERVER, Part.OTHER_SERVER);

    private final Stack stack;
    private final Wires wires;
    private final Map<Part, Daemon> processes;
    private final Ballast ballast;
    private final Map<String, Integer> kills = new TreeMap<>();

    Breaker(Stack stack, Wires wires, Map<Part, Daemon> processes) {
        this.stack = stack;
        this.wires = wires;
        this.processes = new EnumMap<>(processes);
        ballast = new Ballast(stack.settings().data());
    }

    /** How often what was killed. */
    Map<String, Integer> kills() {
        return Map.copyOf(kills);
    }

    /**
     * Lets a fault strike when it is aimed at, or now.
     *
     * @return whether it struck when it was aimed at; if that does not come soon, it strikes all the same
     */
    boolean strike(Round round) throws IOException, InterruptedException {
        if (round.aim().isEmpty()) {
            strike(round.fault());
            return true;
        }
        var aim = round.aim().get();
        var struck = new CountDownLatch(1);
        wires.of(aim.point()).at(aim, () -> {
            try {
                strike(round.fault());
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                struck.countDown();
            }
        });
        if (struck.await(AIMED_LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
            return true;
        }
        wires.of(aim.point()).mend();
        strike(round.fault());
        return false;
    }

    private void strike(Fault fault) throws IOException, InterruptedException {
        for (var part : fault.parts()) {
            switch (fault.kind()) {
                case KILL -> {
                    kills.merge(part.name().toLowerCase(Locale.ROOT), 1, Integer::sum);
                    process(part).kill();
                }
                case FREEZE -> process(part).freeze();
                case CUT -> wires.to(part).cut();
                case STALL -> wires.to(part).stall();
                case SLOW -> wires.to(part).slow(SLOW);
                case DROP -> misbehave(DROP_AFTER_ACCEPT);
                case FAIL -> misbehave(FAIL);
                case GARBAGE -> misbehave(GARBAGE);
                case HANG -> misbehave(HANG);
                case REFUSE -> misbehave(REFUSE);
                case FILL -> ballast.write();
            }
        }
    }

    /** Half of what the providers are asked, orders and look-ups. */
    private void misbehave(io.coffer.sandbox.provider.Fault.Kind kind) {
        var orders = io.coffer.sandbox.provider.Fault.share(kind, FAILING_SHARE, 1);
        for (var provider : List.of(Provider.ON_RAMP, Provider.OFF_RAMP, Provider.BANK)) {
            // What the off-ramp refuses waits for a person.
            if (kind != REFUSE || provider != Provider.OFF_RAMP) {
                stack.faults().set(provider, orders);
                stack.faults().set(provider, orders.onLookup());
            }
        }
    }

    /**
     * Puts right what the fault has done, and starts what does not run.
     *
     * @return what does not run although nobody killed it
     */
    List<Part> mend(Fault fault) throws IOException, InterruptedException {
        wires.mend();
        stack.faults().clear();
        if (fault.kind() == Fault.Kind.FILL) {
            Thread.sleep(ENDING.toMillis());
            ballast.remove();
        }
        var ended = new ArrayList<Part>();
        for (var part : START) {
            var process = processes.get(part);
            if (process == null) {
                continue;
            }
            if (fault.kind() == Fault.Kind.FREEZE && fault.parts().contains(part)) {
                process.thaw();
            }
            if (!process.isRunning()) {
                if (!mayHaveEnded(fault, part)) {
                    ended.add(part);
                }
                process.start();
            }
        }
        return ended;
    }

    /** Who was killed has; and who can't write any more may rather end than go on. */
    private static boolean mayHaveEnded(Fault fault, Part part) {
        return switch (fault.kind()) {
            case KILL -> fault.parts().contains(part);
            case FILL -> true;
            case FREEZE, CUT, STALL, SLOW, DROP, FAIL, GARBAGE, HANG, REFUSE -> false;
        };
    }

    private Daemon process(Part part) {
        return requireNonNull(processes.get(part), part + " is no process");
    }
}
