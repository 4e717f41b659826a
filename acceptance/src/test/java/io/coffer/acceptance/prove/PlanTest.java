package io.coffer.acceptance.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final List<Fault> ALL =
            Fault.all(List.of(Part.SERVER, Part.OTHER_SERVER, Part.BROKER, Part.DATABASE), List.of(Part.VOLUME));

    @Test
    void aSeedIsAPlan() {
        assertThat(Plan.of(7, 60, LONGEST, ALL))
                .isEqualTo(Plan.of(7, 60, LONGEST, ALL))
                .isNotEqualTo(Plan.of(8, 60, LONGEST, ALL));
    }

    @Test
    void everyFaultComesBeforeAnyComesAgain() {
        int all = ALL.size();

        assertThat(Plan.of(7, 2 * all, LONGEST, ALL).subList(all, 2 * all))
                .extracting(Round::fault)
                .containsExactlyInAnyOrderElementsOf(ALL);
    }

    @Test
    void anyTwoProcessesCanBeKilledAtOnce() {
        assertThat(ALL)
                .filteredOn(fault ->
                        fault.kind() == Fault.Kind.KILL && fault.parts().size() == 2)
                .hasSize(6)
                .doesNotHaveDuplicates();
    }

    @Test
    void providersMisbehaveInEveryWay() {
        assertThat(ALL)
                .filteredOn(fault -> fault.parts().contains(Part.PROVIDERS))
                .extracting(Fault::kind)
                .containsExactlyInAnyOrder(
                        Fault.Kind.CUT,
                        Fault.Kind.STALL,
                        Fault.Kind.SLOW,
                        Fault.Kind.DROP,
                        Fault.Kind.FAIL,
                        Fault.Kind.GARBAGE,
                        Fault.Kind.HANG,
                        Fault.Kind.REFUSE);
    }

    @Test
    void someAreAimedAndNoneLastsTooLong() {
        var plan = Plan.of(7, 200, LONGEST, ALL);

        assertThat(plan).extracting(Round::aim).anyMatch(aim -> aim.isPresent()).anyMatch(aim -> aim.isEmpty());
        assertThat(plan).allMatch(round -> round.lasts().compareTo(LONGEST) <= 0);
        assertThat(plan)
                .filteredOn(round -> round.fault().killsServer())
                .extracting(Round::aim)
                .anyMatch(aim -> aim.filter(Aim::passes).isPresent())
                .anyMatch(aim -> aim.filter(moment -> !moment.passes()).isPresent());
        assertThat(plan)
                .filteredOn(round -> round.aim().filter(aim -> !aim.passes()).isPresent())
                .allMatch(round -> round.fault().killsServer());
        assertThat(plan)
                .filteredOn(round -> round.fault().parts().contains(Part.PROVIDERS))
                .allMatch(round -> round.aim().isEmpty());
    }
}
