package io.coffer.limit;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;

/** Keeps the application from starting with a limit that can't be read. */
@Singleton
@Startup
public class LimitSettings {

    @Inject
    private Policies policies;

    @Inject
    private Limits limits;

    @PostConstruct
    void check() {
        policies.check();
        limits.isRedisAway();
    }
}
