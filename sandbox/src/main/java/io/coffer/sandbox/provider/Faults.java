package io.coffer.sandbox.provider;

import io.coffer.sandbox.provider.Fault.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The fault switches of all providers: at most one fault for each provider and operation. Thread-safe. */
public final class Faults {

    private final List<Active> active = new ArrayList<>();

    /**
     * A fault that is switched on.
     *
     * @param provider whose calls it hits
     * @param fault what happens
     * @param remaining how many calls it will still hit; {@code null} for a share of all
     * @param hits how many it has hit
     */
    public record Status(
            Provider provider, Fault fault, @Nullable Integer remaining, long hits) {}

    private static final class Active {
        private final Provider provider;
        private final Fault fault;
        private final Random random;
        private long hits;

        Active(Provider provider, Fault fault) {
            this.provider = provider;
            this.fault = fault;
            this.random = new Random(fault.seed() == null ? 1 : fault.seed());
        }

        boolean concerns(Provider other, @Nullable Operation operation) {
            return provider == other && fault.on() == operation;
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

    /** Switches a fault on, in place of the one for the same provider and operation. */
    public synchronized void set(Provider provider, Fault fault) {
        active.removeIf(other -> other.concerns(provider, fault.on()));
        active.add(new Active(provider, fault));
    }

    /** Switches a fault of a leg's provider on. */
    public void set(Leg leg, Fault fault) {
        set(leg.provider(), fault);
    }

    /** Switches all faults off. */
    public synchronized void clear() {
        active.clear();
    }

    /** Switches the faults of one provider off. */
    public synchronized void clear(Provider provider) {
        active.removeIf(fault -> fault.provider == provider);
    }

    /** The faults that are switched on. */
    public synchronized List<Status> list() {
        return active.stream()
                .map(fault -> new Status(fault.provider, fault.fault, fault.remaining(), fault.hits))
                .toList();
    }

    /**
     * The fault that hits the next call, if one does; it counts as used.
     *
     * @param decided whether the order's outcome is known already; then it can't be refused any more
     */
    synchronized Optional<Fault> next(Provider provider, Operation operation, boolean decided) {
        Optional<Active> hit = active.stream()
                .filter(fault -> fault.concerns(provider, operation))
                .filter(fault -> !(decided && fault.fault.kind() == Fault.Kind.REFUSE))
                .filter(Active::hits)
                .findFirst();
        hit.filter(Active::used).ifPresent(active::remove);
        return hit.map(fault -> fault.fault);
    }
}
