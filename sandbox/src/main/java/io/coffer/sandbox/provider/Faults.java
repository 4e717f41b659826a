package io.coffer.sandbox.provider;

import io.coffer.sandbox.provider.Fault.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The fault switches of both providers: at most one fault for each leg and operation. Thread-safe. */
public final class Faults {

    private final List<Active> active = new ArrayList<>();

    /**
     * A fault that is switched on.
     *
     * @param leg whose calls it hits
     * @param fault what happens
     * @param remaining how many calls it will still hit; {@code null} for a share of all
     * @param hits how many it has hit
     */
    public record Status(Leg leg, Fault fault, @Nullable Integer remaining, long hits) {}

    private static final class Active {
        private final Leg leg;
        private final Fault fault;
        private final Random random;
        private long hits;

        Active(Leg leg, Fault fault) {
            this.leg = leg;
            this.fault = fault;
            this.random = new Random(fault.seed() == null ? 1 : fault.seed());
        }

        boolean concerns(Leg otherLeg, @Nullable Operation operation) {
            return leg == otherLeg && fault.on() == operation;
        }

        boolean hits() {
            Double share = fault.share();
            boolean hit = share == null || random.nextDouble() < share;
            hits += hit ? 1 : 0;
            return hit;
        }

        @Nullable
        Integer remaining() {
            Integer calls = fault.nextCalls();
            return calls == null ? null : Math.toIntExact(calls - hits);
        }

        boolean used() {
            Integer remaining = remaining();
            return remaining != null && remaining <= 0;
        }
    }

    /** Switches a fault on, in place of the one for the same leg and operation. */
    public synchronized void set(Leg leg, Fault fault) {
        active.removeIf(other -> other.concerns(leg, fault.on()));
        active.add(new Active(leg, fault));
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        active.clear();
    }

    /** Switches the faults of one leg off. */
    public synchronized void clear(Leg leg) {
        active.removeIf(fault -> fault.leg == leg);
    }

    /** The faults that are switched on. */
    public synchronized List<Status> list() {
        return active.stream()
                .map(fault -> new Status(fault.leg, fault.fault, fault.remaining(), fault.hits))
                .toList();
    }

    /**
     * The fault that hits the next call, if one does; it counts as used.
     *
     * @param decided whether the order's outcome is known already; then it can't be refused any more
     */
    synchronized Optional<Fault> next(Leg leg, Operation operation, boolean decided) {
        Optional<Active> hit = active.stream()
                .filter(fault -> fault.concerns(leg, operation))
                .filter(fault -> !(decided && fault.fault.kind() == Fault.Kind.REFUSE))
                .filter(Active::hits)
                .findFirst();
        hit.filter(Active::used).ifPresent(active::remove);
        return hit.map(fault -> fault.fault);
    }
}
