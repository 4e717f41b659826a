package io.coffer.batch;

import io.coffer.job.Jobs;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Starts the jobs that run by the clock. */
@Singleton
public class JobTimers {

    private static final Logger LOG = Logger.getLogger(JobTimers.class.getName());

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.ledger.hold-expiry.minutes")
    private int holdExpiryMinutes;

    @Inject
    @ConfigProperty(name = "coffer.ledger.replay.hour")
    private int replayHour;

    @Inject
    @ConfigProperty(name = "coffer.ledger.invariants.hour")
    private int invariantsHour;

    @Schedule(hour = "*", minute = "*/5", info = "payment-janitor")
    void paymentJanitor() {
        start("payment-janitor");
    }

    @Schedule(hour = "*", minute = "1/5", info = "withdrawal-janitor")
    void withdrawalJanitor() {
        start("withdrawal-janitor");
    }

    @Schedule(hour = "*", minute = "2/5", info = "approval-janitor")
    void approvalJanitor() {
        start("approval-janitor");
    }

    @Schedule(hour = "*", minute = "3/5", info = "kyc-janitor")
    void kycJanitor() {
        start("kyc-janitor");
    }

    @Schedule(hour = "*", minute = "4/5", info = "webhook-janitor")
    void webhookJanitor() {
        start("webhook-janitor");
    }

    @Schedule(hour = "*", minute = "7", info = "kyc-expiry")
    void kycExpiry() {
        start("kyc-expiry");
    }

    @Schedule(hour = "3", minute = "23", info = "identity-cleanup")
    void identityCleanup() {
        start("identity-cleanup");
    }

    @Schedule(hour = "*", minute = "*", info = "hold-expiry")
    void holdExpiry() {
        if (clock.instant().atOffset(ZoneOffset.UTC).getMinute() % holdExpiryMinutes == 0) {
            start("hold-expiry");
        }
    }

    @Schedule(hour = "*", minute = "11", info = "ledger-replay")
    void ledgerReplay() {
        startAt(replayHour, "ledger-replay");
    }

    @Schedule(hour = "*", minute = "41", info = "ledger-invariants")
    void ledgerInvariants() {
        startAt(invariantsHour, "ledger-invariants");
    }

    /** Once a day, unless the day before is not done yet. */
    private void startAt(int hour, String job) {
        if (clock.instant().atOffset(ZoneOffset.UTC).getHour() == hour) {
            if (Jobs.isRunning(job)) {
                LOG.warning(() -> job + " is not started: it still runs");
            } else {
                start(job);
            }
        }
    }

    private static void start(String job) {
        long execution = BatchRuntime.getJobOperator().start(job, new Properties());
        LOG.info(() -> job + " started as execution " + execution);
    }
}
