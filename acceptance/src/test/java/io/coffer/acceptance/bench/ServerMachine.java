package io.coffer.acceptance.bench;

import java.io.IOException;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The Java machine of a running server, as its management interface tells of it. */
public final class ServerMachine implements AutoCloseable {

    private static final long MEGABYTE = 1024L * 1024;

    private final JMXConnector connector;
    private final MemoryMXBean memory;
    private final CompilationMXBean compilers;

    /** @param address of the management interface; the server's own file has it */
    @SuppressWarnings("BanJNDI")
    public ServerMachine(String address) throws IOException {
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
        var server = connector.getMBeanServerConnection();
        memory = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
        compilers = ManagementFactory.newPlatformMXBeanProxy(
                server, ManagementFactory.COMPILATION_MXBEAN_NAME, CompilationMXBean.class);
    }

    /** How long its compilers have worked since it started; each of them counts. */
    public Duration compiled() {
        return Duration.ofMillis(compilers.getTotalCompilationTime());
    }

    /** Megabytes of heap that are used when all garbage is gone. */
    public double live() {
        memory.gc();
        return (double) memory.getHeapMemoryUsage().getUsed() / MEGABYTE;
    }

    /** Megabytes of heap that were used while something was done, each time that all garbage was gone. Looks once at least. */
    public List<Double> live(Runnable work, long periodMillis) throws InterruptedException {
        var live = new ArrayList<Double>();
        var done = new CountDownLatch(1);
        var watch = new Thread(
                () -> {
                    try {
                        do {
                            live.add(live());
                        } while (!done.await(periodMillis, TimeUnit.MILLISECONDS));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "heap");
        watch.start();
        try {
            work.run();
        } finally {
            done.countDown();
            watch.join();
        }
        return live;
    }

    /** Megabytes that the heap may grow to. */
    public double limit() {
        return (double) memory.getHeapMemoryUsage().getMax() / MEGABYTE;
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
