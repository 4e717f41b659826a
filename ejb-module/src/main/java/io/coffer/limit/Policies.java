package io.coffer.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;

/** The limits that the settings know. Each is read once. */
@ApplicationScoped
public class Policies {

    /** The plan that holds nobody up. */
    public static final String UNLIMITED = "unlimited";

    /** The plan of a channel that nobody chose one for. */
    public static final String STANDARD = "standard";

    private static final String PREFIX = "coffer.limit.";
    private static final String PLAN = PREFIX + "plan.";
    private static final Logger LOG = Logger.getLogger(Policies.class.getName());

    /** Names of plans come from tokens, too. There are not as many as could be invented. */
    private static final int KEPT_MAX = 1_000;

    private final Cache<String, Policy> plans = cache();
    private final Cache<String, Policy> others = cache();

    @Inject
    private Config config;

    public boolean isPlan(String name) {
        return Policy.isName(name)
                && config.getOptionalValue(PLAN + name, String.class).isPresent();
    }

    /** The plan of this name; the standard plan if there is none, as after one was taken out of the settings. */
    public Policy plan(String name) {
        return plans.get(name, this::readPlan);
    }

    /** The plan of everybody who is neither channel nor staff. */
    public Policy ofCustomers() {
        return others.get("customer", kind -> planOf(kind));
    }

    public Policy ofStaff() {
        return others.get("staff", kind -> planOf(kind));
    }

    /** What one address may ask for without proof of who asks. */
    public Policy ofAddresses() {
        return others.get("address", name -> read(name, PREFIX + name));
    }

    /** What one address may ask for, besides, where secrets could be guessed. */
    public Policy ofStrictRoutes() {
        return others.get("strict", name -> read(name, PREFIX + name));
    }

    /**
     * Reads all of them.
     *
     * @throws IllegalArgumentException if one is not written as {@link Policy} says
     * @throws IllegalStateException if one is missing
     */
    void check() {
        for (String key : config.getPropertyNames()) {
            if (key.startsWith(PLAN)) {
                plan(key.substring(PLAN.length()));
            }
        }
        ofAddresses();
        ofStrictRoutes();
        ofCustomers();
        ofStaff();
    }

    private Policy readPlan(String name) {
        if (isPlan(name)) {
            return read(name, PLAN + name);
        }
        LOG.warning("A plan is in use that is not among the settings " + PLAN + "<name>: it counts as " + STANDARD);
        return read(STANDARD, PLAN + STANDARD);
    }

    private Policy planOf(String kind) {
        var key = PREFIX + kind + ".plan";
        var name = config.getValue(key, String.class);
        if (!isPlan(name)) {
            throw new IllegalStateException(key + " names \"" + name + "\", and there is no " + PLAN + name);
        }
        return read(name, PLAN + name);
    }

    private Policy read(String name, String key) {
        return Policy.of(name, config.getValue(key, String.class));
    }

    private static Cache<String, Policy> cache() {
        return Caffeine.newBuilder()
                .maximumSize(KEPT_MAX)
                .executor(Runnable::run)
                .build();
    }
}
