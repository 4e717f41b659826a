package io.coffer.acceptance.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessesTest {

    @Test
    void memoryIsWhatIsResident() {
        assertThat(Processes.resident(
                        List.of("Name:\tjava", "VmHWM:\t  999999 kB", "VmRSS:\t  524288 kB", "Threads:\t9")))
                .isEqualTo(512);
        assertThatThrownBy(() -> Processes.resident(List.of("Name:\tjava"))).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void thisProcessUsesTimeAndMemory() throws Exception {
        var processes = new Processes(Map.of("me", ProcessHandle.current().pid()));

        assertThat(processes.used().get("me")).isPositive();
        processes.resident("me").ifPresent(megabytes -> assertThat(megabytes).isPositive());
    }
}
