package io.coffer.acceptance.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** The heap of a running server, garbage included, as its management interface tells it. */
public final class ServerHeap implements AutoCloseable {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long PERIOD_MILLIS = 50;

    private final JMXConnector connector;
    private final MemoryMXBean memory;

    /** @param address of the management interface; the server's own file has it */
    @SuppressWarnings("BanJNDI")
    public ServerHeap(String address) throws IOException {
        connector = JMXConnectorFactory.connect(new JMXServiceURL(address));
        memory = ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
    }

    /** Megabytes that were used at most while something was done, above what is used when all garbage is gone. */
    public double most(Runnable work) throws InterruptedException {
        memory.gc();
        long idle = memory.getHeapMemoryUsage().getUsed();
        var most = new AtomicLong(idle);
        var done = new AtomicBoolean();
        var watch = new Thread(
                () -> {
                    while (!done.get()) {
                        most.accumulateAndGet(memory.getHeapMemoryUsage().getUsed(), Math::max);
                        sleep();
                    }
                },
                "heap");
        watch.start();
        try {
            work.run();
        } finally {
            done.set(true);
            watch.join();
        }
        return (double) (most.get() - idle) / MEGABYTE;
    }

    private static void sleep() {
        try {
            Thread.sleep(PERIOD_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
