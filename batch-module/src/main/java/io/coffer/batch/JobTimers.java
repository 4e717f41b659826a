package io.coffer.batch;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import java.util.Properties;
import java.util.logging.Logger;

/** Starts the jobs that run by the clock. */
@Singleton
public class JobTimers {

    private static final Logger LOG = Logger.getLogger(JobTimers.class.getName());

    @Schedule(hour = "*", minute = "*/5", info = "payment-janitor")
    void paymentJanitor() {
        start("payment-janitor");
    }

    @Schedule(hour = "*", minute = "2/5", info = "approval-janitor")
    void approvalJanitor() {
        start("approval-janitor");
    }

    @Schedule(hour = "*", minute = "3/5", info = "kyc-janitor")
    void kycJanitor() {
        start("kyc-janitor");
    }

    @Schedule(hour = "*", minute = "7", info = "kyc-expiry")
    void kycExpiry() {
        start("kyc-expiry");
    }

    @Schedule(hour = "3", minute = "23", info = "identity-cleanup")
    void identityCleanup() {
        start("identity-cleanup");
    }

    private static void start(String job) {
        long execution = BatchRuntime.getJobOperator().start(job, new Properties());
        LOG.info(() -> job + " started as execution " + execution);
    }
}
