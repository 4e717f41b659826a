package io.coffer.identity;

import io.coffer.identity.password.Password;
import io.coffer.identity.password.PasswordHashes;
import io.coffer.identity.password.PasswordRules;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.Refused;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first administrator from the configuration, if there is none: somebody has to let all others in. Tries until
 * the database and the keys of personal data are there.
 */
@Singleton
@Startup
@DependsOn("Lanes")
public class FirstAdmin {

    private static final Logger LOG = Logger.getLogger(FirstAdmin.class.getName());
    private static final int RETRY_SECONDS = 2;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Staff staff;

    @Inject
    private PasswordHashes hashes;

    @Inject
    @ConfigProperty(name = "coffer.identity.bootstrap.email")
    private Optional<String> email;

    @Inject
    @ConfigProperty(name = "coffer.identity.bootstrap.password")
    private Optional<String> password;

    private @Nullable Future<?> rounds;

    @PostConstruct
    void start() {
        if (email.isPresent() && password.isPresent()) {
            rounds = executor.scheduleWithFixedDelay(this::round, 0, RETRY_SECONDS, TimeUnit.SECONDS);
        }
    }

    @PreDestroy
    void stop() {
        if (rounds != null) {
            rounds.cancel(false);
        }
    }

    private void round() {
        try {
            if (!staff.hasAdmin()
                    && !make(new EmailAddress(email.orElseThrow()), Password.of(password.orElseThrow()))) {
                return;
            }
            stop();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "the first administrator can't be made yet", e);
        }
    }

    /** @return whether there is nothing more to do */
    private boolean make(EmailAddress address, Password chosen) {
        var checked = PasswordRules.check(chosen, address.localPart());
        if (checked instanceof Refused<Password> refused) {
            LOG.severe(() -> "coffer.identity.bootstrap.password is refused: " + refused.detail());
            return true;
        }
        Outcome<String> hash = hashes.hash(chosen);
        if (!(hash instanceof Done<String> done)) {
            return false;
        }
        staff.bootstrap(address, done.value())
                .ifPresentOrElse(
                        id -> LOG.info(() -> "made the first administrator, " + id),
                        () -> LOG.warning("there is no active administrator, and none could be made: the address of"
                                + " coffer.identity.bootstrap.email has an account"));
        return true;
    }
}
