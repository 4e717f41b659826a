package io.coffer.acceptance.prove;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Which faults there will be, decided by a seed. Every fault comes before any comes again. */
public final class Plan {

    private static final List<Point> POINTS = List.of(Point.values());
    private static final int LONGEST_BEFORE_MILLIS = 3_000;
    private static final int SHORTEST_MILLIS = 500;

    private Plan() {}

    /**
     * @param longest that a fault lasts
     * @param all the faults that there are
     */
    public static List<Round> of(long seed, int rounds, Duration longest, List<Fault> all) {
        var chance = new Random(seed);
        var faults = new ArrayList<Fault>();
        var plan = new ArrayList<Round>();
        for (int number = 1; number <= rounds; number++) {
            if (faults.isEmpty()) {
                faults.addAll(all);
                Collections.shuffle(faults, chance);
            }
            var fault = faults.remove(faults.size() - 1);
            plan.add(new Round(
                    number,
                    fault,
                    fault.canBeAimed() && chance.nextBoolean() ? Optional.of(aim(fault, chance)) : Optional.empty(),
                    Duration.ofMillis(chance.nextInt(LONGEST_BEFORE_MILLIS)),
                    Duration.ofMillis(SHORTEST_MILLIS
                            + chance.nextInt((int) Math.max(1, longest.toMillis() - SHORTEST_MILLIS)))));
        }
        return plan;
    }

    /** A server can be killed before it says something, or after. */
    private static Aim aim(Fault fault, Random chance) {
        return new Aim(POINTS.get(chance.nextInt(POINTS.size())), !fault.killsServer() || chance.nextBoolean());
    }
}
