package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    @Test
    void memoryIsTheMostThatWasResident() {
        assertThat(Processes.mostResident(
                        List.of("Name:\tjava", "VmHWM:\t  524288 kB", "VmRSS:\t  262144 kB", "Threads:\t9")))
                .isEqualTo(512);
        assertThatThrownBy(() -> Processes.mostResident(List.of("Name:\tjava")))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thisProcessUsesTimeAndMemory() throws Exception {
        var processes = new Processes(Map.of("me", ProcessHandle.current().pid()));

        assertThat(processes.used().get("me")).isPositive();
        processes
                .mostResident("me")
                .ifPresent(megabytes -> assertThat(megabytes).isPositive());
    }
}
