package io.coffer.step;

import io.coffer.log.LogContext;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Starts each {@link Background} and, for each {@link TaskHandler}, two lanes: one thread that works in batches, and one
 * that works on what failed in a batch, one by one. What starts threads starts in a fixed order ({@code KeyRefresh}, this,
 * {@code FirstAdmin}, {@code RateRefresh}): a thread that has a bean made while the start of the application makes the next
 * one can wait for it, and it for the thread.
 */
@Singleton
@Startup
@DependsOn("KeyRefresh")
public class Lanes {

    /** Short, so that a server that stops does not wait long for an idle lane. */
    private static final Duration IDLE_WAIT = Duration.ofSeconds(1);

    private static final Duration STOP_WAIT = Duration.ofSeconds(10);

    @Inject
    @Any
    private Instance<TaskHandler> handlers;

    @Inject
    @Any
    private Instance<Background> backgrounds;

    @Inject
    @Any
    private Instance<Prerequisite> prerequisites;

    @Inject
    private Broker broker;

    @Inject
    private Transactions transactions;

    @PersistenceContext
    private EntityManager em;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    @ConfigProperty(name = "coffer.step.enabled")
    private boolean enabled;

    @Inject
    @ConfigProperty(name = "coffer.step.batch.size")
    private int batchSize;

    private final List<Loop> loops = new ArrayList<>();
    private List<Prerequisite> needed = List.of();

    @PostConstruct
    void start() {
        if (!enabled) {
            return;
        }
        needed = prerequisites.stream().toList();
        for (Background background : backgrounds) {
            run(background.name(), background::round);
        }
        for (TaskHandler handler : handlers) {
            run(handler.queue(), () -> work(handler, false));
            run(handler.queue() + Broker.SLOW_LANE, () -> work(handler, true));
        }
    }

    @PreDestroy
    void stop() {
        loops.forEach(Loop::stop);
        loops.forEach(loop -> loop.awaitEnd(STOP_WAIT));
    }

    private void work(TaskHandler handler, boolean slow) {
        transactions.inNew(() -> {
            var tasks = slow
                    ? broker.takeFromSlowLane(handler.queue(), IDLE_WAIT)
                    : broker.takeBatch(handler.queue(), batchSize, IDLE_WAIT);
            if (!tasks.isEmpty()) {
                handle(handler, tasks);
            }
            return tasks.size();
        });
    }

    private static void handle(TaskHandler handler, List<Task> tasks) {
        if (tasks.size() == 1) {
            LogContext.begin(tasks.get(0).correlationId());
        }
        try {
            handler.handle(tasks);
        } finally {
            LogContext.end();
        }
    }

    private void run(String name, Loop.Round round) {
        var loop = new Loop(name, this::isReady, round, this::probe);
        loops.add(loop);
        loop.start(threads);
    }

    private boolean isReady() {
        return needed.stream().allMatch(Prerequisite::isHere);
    }

    /** Fails while the database does not answer. */
    private void probe() {
        transactions.inNew(() -> em.createNativeQuery("select 1").getSingleResult());
    }
}
