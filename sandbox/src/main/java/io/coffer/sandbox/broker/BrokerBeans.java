package io.coffer.sandbox.broker;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.util.OptionalLong;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What a broker of another process tells about itself through JMX, which only its own user may ask. */
final class BrokerBeans {

    private static final String BROKER = "org.apache.activemq.artemis:broker=\"*\"";

    private final long pid;

    BrokerBeans(long pid) {
        this.pid = pid;
    }

    OptionalLong depth(String queue) {
        return ask(beans -> {
            var names = beans.queryNames(
                    new ObjectName(
                            BROKER + ",component=addresses,address=\"*\",subcomponent=queues,routing-type=\"*\",queue="
                                    + ObjectName.quote(queue)),
                    null);
            return names.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of((Long) beans.getAttribute(names.iterator().next(), "MessageCount"));
        });
    }

    int prepared() {
        return ask(beans -> {
            var broker =
                    beans.queryNames(new ObjectName(BROKER), null).iterator().next();
            return ((String[]) beans.invoke(broker, "listPreparedTransactions", new Object[0], new String[0])).length;
        });
    }

    private interface Question<T> {
        T ask(MBeanServerConnection beans) throws IOException, JMException;
    }

    @SuppressWarnings("BanJNDI")
    private <T> T ask(Question<T> question) {
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
