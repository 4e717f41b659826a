package io.coffer.edge;

import io.coffer.identity.Caller;
import io.coffer.net.IpAddress;
import io.coffer.problem.ProblemType;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * One line for each request that the gate turns away. It names an operation as it is declared: what somebody put into a
 * path is repeated nowhere.
 *
 * <p>Who proved nothing can go on for ever, so lines about strangers have a {@link LineQuota}.
 */
@ApplicationScoped
public class GateLog {

    private static final Logger LOG = Logger.getLogger(GateLog.class.getName());

    @Inject
    private RequestScope scope;

    @Inject
    private Clock clock;

    @Inject
    @ConfigProperty(name = "coffer.edge.strangers.lines.max")
    private int maxPerMinute;

    private LineQuota strangers = new LineQuota(1);

    @PostConstruct
    void open() {
        strangers = new LineQuota(maxPerMinute);
    }

    /** Somebody showed a token or a key that proves nothing. */
    void stranger(IpAddress address, String operation, String reason) {
        strangers
                .ask(clock.instant())
                .ifPresent(leftOut -> LOG.warning(() -> address + " was not let in to " + operation + ": " + reason
                        + (leftOut == 0 ? "" : " (" + leftOut + " such lines left out before)") + "; correlation id "
                        + scope.correlationId()));
    }

    /** Somebody we know came where he may not. */
    void forbidden(Caller caller, IpAddress address, String operation, ProblemType why) {
        LOG.warning(() -> caller.id() + " at " + address + " may not " + operation + " (" + why.slug()
                + "); correlation id " + scope.correlationId());
    }
}
