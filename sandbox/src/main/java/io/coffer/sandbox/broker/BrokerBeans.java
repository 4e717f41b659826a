package io.coffer.sandbox.broker;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.jspecify.annotations.Nullable;

/** What a broker of another process tells about itself through JMX, which only its own user may ask. */
final class BrokerBeans {

    private static final String BROKER = "org.apache.activemq.artemis:broker=\"*\"";

    /** What an operation with one parameter, a text, takes. */
    private static final String[] TEXT = {String.class.getName()};

    private final long pid;

    BrokerBeans(long pid) {
        this.pid = pid;
    }

    SortedMap<String, Long> depths() {
        return ask(beans -> {
            var depths = new TreeMap<String, Long>();
            for (var queue : queues(beans, "*")) {
                depths.put(ObjectName.unquote(queue.getKeyProperty("queue")), (Long)
                        beans.getAttribute(queue, "MessageCount"));
            }
            return depths;
        });
    }

    void create(QueueConfiguration queue) {
        ask(beans -> beans.invoke(broker(beans), "createQueue", new Object[] {queue.toJSON()}, TEXT));
    }

    void purge(String queue) {
        ask(beans -> beans.invoke(
                queues(beans, queue).iterator().next(), "removeAllMessages", new Object[0], new String[0]));
    }

    void remove(String queue) {
        ask(beans -> beans.invoke(broker(beans), "destroyQueue", new Object[] {queue}, TEXT));
    }

    int prepared() {
        return ask(beans -> ((String[])
                        beans.invoke(broker(beans), "listPreparedTransactions", new Object[0], new String[0]))
                .length);
    }

    private static ObjectName broker(MBeanServerConnection beans) throws IOException, JMException {
        return beans.queryNames(new ObjectName(BROKER), null).iterator().next();
    }

    /** @param queue its name, or {@code *} for all */
    private static Set<ObjectName> queues(MBeanServerConnection beans, String queue) throws IOException, JMException {
        return beans.queryNames(
                new ObjectName(
                        BROKER + ",component=addresses,address=\"*\",subcomponent=queues,routing-type=\"*\",queue=\""
                                + queue + "\""),
                null);
    }

    private interface Question<T extends @Nullable Object> {
        T ask(MBeanServerConnection beans) throws IOException, JMException;
    }

    @SuppressWarnings("BanJNDI")
    private <T extends @Nullable Object> T ask(Question<T> question) {
        try (var connector = JMXConnectorFactory.connect(address())) {
            return question.ask(connector.getMBeanServerConnection());
        } catch (IOException | JMException | AttachNotSupportedException e) {
            throw new IllegalStateException("the broker tells nothing of itself", e);
        }
    }

    private JMXServiceURL address() throws IOException, AttachNotSupportedException {
        var machine = VirtualMachine.attach(Long.toString(pid));
        try {
            return new JMXServiceURL(machine.startLocalManagementAgent());
        } finally {
            machine.detach();
        }
    }
}
