package io.coffer.acceptance.container;

import io.coffer.acceptance.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.arquillian.core.spi.LoadableExtension;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/**
 * Lets Arquillian deploy to the one server of the test run, which it neither starts nor stops.
 *
 * <p>Each deployment is a file of its own in {@code configDropins}. The server looks at its configuration only when told
 * to, as in production, so it is told, through the same local management interface that tells how the application fares.
 * Nothing is kept between two deployments: another test may have killed the server and started it anew.
 */
public final class RunningServer implements DeployableContainer<RunningServer.NoConfiguration> {

    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final String NOT_INSTALLED = "NOT_INSTALLED";
    private static final String STARTED = "STARTED";

    /** The stack has all of it. */
    public static final class NoConfiguration implements ContainerConfiguration {

        @Override
        public void validate() {}
    }

    /** Makes it known to Arquillian. */
    public static final class Extension implements LoadableExtension {

        @Override
        public void register(ExtensionBuilder builder) {
            builder.service(DeployableContainer.class, RunningServer.class);
        }
    }

    /** What is asked of the server's management interface. */
    private interface Question<T> {
        T ask(MBeanServerConnection server) throws IOException, JMException;
    }

    @Override
    public Class<NoConfiguration> getConfigurationClass() {
        return NoConfiguration.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() {
        Running.stack();
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        var name = name(archive);
        try {
            archive.as(ZipExporter.class).exportTo(application(archive).toFile(), true);
            var configuration = configuration(name);
            Files.createDirectories(configuration.getParent());
            Files.writeString(configuration, """
                    <server>
                      <enterpriseApplication id="%1$s" name="%1$s" location="%2$s">
                        <classloader commonLibraryRef="hibernate"/>
                      </enterpriseApplication>
                    </server>
                    """.formatted(name, archive.getName()));
            tellOf(List.of(configuration.toString()), List.of());
        } catch (IOException e) {
            throw new DeploymentException("can't deploy " + archive.getName(), e);
        }
        awaitState(name, STARTED);
        var address = new HTTPContext("127.0.0.1", Running.stack().settings().httpPort());
        address.add(new Servlet("ArquillianServletRunnerEE9", Deployments.CONTEXT_ROOT));
        return new ProtocolMetaData().addContext(address);
    }

    @Override
    public void undeploy(Archive<?> archive) throws DeploymentException {
        var name = name(archive);
        try {
            var configuration = configuration(name);
            if (Files.deleteIfExists(configuration)) {
                tellOf(List.of(), List.of(configuration.toString()));
            }
            awaitState(name, NOT_INSTALLED);
            Files.deleteIfExists(application(archive));
        } catch (IOException e) {
            throw new DeploymentException("can't undeploy " + archive.getName(), e);
        }
    }

    private static String name(Archive<?> archive) {
        return archive.getName().substring(0, archive.getName().lastIndexOf('.'));
    }

    private static Path folder() {
        return Running.stack().settings().data().resolve("usr/servers/coffer");
    }

    private static Path application(Archive<?> archive) {
        return folder().resolve("apps").resolve(archive.getName());
    }

    private static Path configuration(String name) {
        return folder().resolve("configDropins/overrides").resolve(name + ".xml");
    }

    private static void tellOf(List<String> created, List<String> deleted) throws IOException {
        ask(server -> server.invoke(
                new ObjectName("WebSphere:service=com.ibm.ws.kernel.filemonitor.FileNotificationMBean"),
                "notifyFileChanges",
                new Object[] {created, List.of(), deleted},
                new String[] {"java.util.Collection", "java.util.Collection", "java.util.Collection"}));
    }

    private static void awaitState(String application, String state) throws DeploymentException {
        try {
            Awaitility.await(application + " is " + state)
                    .atMost(LONGEST)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> state(application).equals(state));
        } catch (ConditionTimeoutException e) {
            throw new DeploymentException(
                    application + " is not " + state + "; why, stands in "
                            + Running.stack().server().logs(),
                    e);
        }
    }

    private static String state(String application) throws IOException {
        return ask(server -> {
            try {
                return (String) server.getAttribute(
                        new ObjectName(
                                "WebSphere:service=com.ibm.websphere.application.ApplicationMBean,name=" + application),
                        "State");
            } catch (InstanceNotFoundException e) {
                return NOT_INSTALLED;
            }
        });
    }

    /** The address comes from the server's own output folder. */
    @SuppressWarnings("BanJNDI")
    private static <T> T ask(Question<T> question) throws IOException {
        var address = Running.stack().server().logs().resolve("state/com.ibm.ws.jmx.local.address");
        try (var connector = JMXConnectorFactory.connect(
                new JMXServiceURL(Files.readString(address).strip()))) {
            return question.ask(connector.getMBeanServerConnection());
        } catch (JMException e) {
            throw new IOException(e);
        }
    }
}
