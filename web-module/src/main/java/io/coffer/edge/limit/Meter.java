package io.coffer.edge.limit;

import io.coffer.edge.ClientAddress;
import io.coffer.identity.Caller;
import io.coffer.identity.Role;
import io.coffer.limit.Limits;
import io.coffer.limit.Policies;
import io.coffer.limit.Policy;
import io.coffer.limit.Verdict;
import io.coffer.net.IpAddress;
import io.coffer.net.Networks;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Method;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;
import org.eclipse.microprofile.metrics.annotation.Gauge;
import org.jspecify.annotations.Nullable;

/** Charges callers and addresses. */
@ApplicationScoped
public class Meter {

    private static final Metadata REFUSED = Metadata.builder()
            .withName("coffer_edge_quota_exceeded")
            .withDescription("Requests that were answered 429, by the limit that was exceeded")
            .build();

    @Inject
    private Limits limits;

    @Inject
    private Policies policies;

    @Inject
    private ClientAddress clients;

    @Inject
    private MetricRegistry metrics;

    @Inject
    @ConfigProperty(name = "coffer.limit.address.unlimited")
    private Optional<Networks> unlimited;

    @Inject
    @ConfigProperty(name = "coffer.limit.address.ipv6.bits")
    private int ipv6Bits;

    /** Whether Redis is configured and does not answer, so that this server limits on its own. */
    @Gauge(
            name = "coffer_edge_limits_on_its_own",
            absolute = true,
            unit = MetricUnits.NONE,
            description = "1 while Redis does not answer and this server limits on its own, else 0")
    public int onItsOwn() {
        return limits.isRedisAway() ? 1 : 0;
    }

    static int cost(@Nullable Method method) {
        var cost = method == null ? null : method.getAnnotation(Cost.class);
        return cost == null ? 1 : cost.value();
    }

    Verdict charge(Caller caller, int cost) {
        return counted(limits.take(policy(caller), caller.id().toString(), cost));
    }

    Verdict chargeAddress(HttpServletRequest request, int cost) {
        var address = clients.of(request);
        return counted(limits.take(general(address), owner(address), cost));
    }

    /** Whether the address has anything left; takes nothing. */
    Verdict lookAtAddress(HttpServletRequest request) {
        var address = clients.of(request);
        return counted(limits.look(general(address), owner(address), 1));
    }

    /** The smaller bucket of the address; empty for an address that is not limited. */
    Optional<Verdict> chargeStrictly(HttpServletRequest request) {
        var address = clients.of(request);
        return isUnlimited(address)
                ? Optional.empty()
                : Optional.of(counted(limits.take(policies.ofStrictRoutes(), owner(address), 1)));
    }

    private Policy policy(Caller caller) {
        if (caller.hasAny(Role.CHANNEL)) {
            return policies.plan(caller.plan().orElse(Policies.STANDARD));
        }
        return Role.STAFF.stream().anyMatch(caller.roles()::contains) ? policies.ofStaff() : policies.ofCustomers();
    }

    private Policy general(IpAddress address) {
        return isUnlimited(address) ? policies.plan(Policies.UNLIMITED) : policies.ofAddresses();
    }

    private boolean isUnlimited(IpAddress address) {
        return unlimited.isPresent() && unlimited.get().contain(address);
    }

    private String owner(IpAddress address) {
        return address.isIpv6() ? address.network(ipv6Bits).toString() : address.toString();
    }

    private Verdict counted(Verdict verdict) {
        if (!verdict.isTaken()) {
            metrics.counter(REFUSED, new Tag("limit", verdict.policy().name())).inc();
        }
        return verdict;
    }
}
