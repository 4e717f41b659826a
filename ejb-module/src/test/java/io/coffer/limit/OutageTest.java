package io.coffer.limit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class OutageTest {

    private final AtomicLong now = new AtomicLong(-5);
    private final Outage outage = new Outage(10, now::get);

    @Test
    void withoutAnOutageEverybodyTries() {
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.ends()).isFalse();
        assertThat(outage.isOn()).isFalse();
    }

    @Test
    void itsBeginningIsToldOnceAndNobodyTriesForAWhile() {
        assertThat(outage.begins()).isTrue();
        assertThat(outage.begins()).isFalse();

        assertThat(outage.isOn()).isTrue();
        now.addAndGet(9);
        assertThat(outage.mayTry()).isFalse();
    }

    @Test
    void afterAPauseOneTriesAndTheOthersWaitOn() {
        outage.begins();
        now.addAndGet(10);

        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isFalse();
        now.addAndGet(10);
        assertThat(outage.mayTry()).isTrue();
    }

    @Test
    void itsEndIsToldOnceAndEverybodyTriesAgain() {
        outage.begins();
        now.addAndGet(10);
        outage.mayTry();

        assertThat(outage.ends()).isTrue();
        assertThat(outage.ends()).isFalse();
        assertThat(outage.mayTry()).isTrue();
        assertThat(outage.mayTry()).isTrue();
    }
}
