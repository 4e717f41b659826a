package io.coffer.broker;

import jakarta.resource.spi.ActivationSpec;
import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.ResourceAdapterInternalException;
import java.util.Arrays;
import javax.transaction.xa.XAResource;
import org.apache.activemq.artemis.ra.ActiveMQResourceAdapter;
import org.apache.activemq.artemis.ra.inflow.ActiveMQActivationSpec;
import org.jspecify.annotations.Nullable;

/**
 * Artemis' resource adapter, with prepared branches recovered after a crash (rule B1).
 *
 * <p>Named in {@code META-INF/ra.xml} in place of {@link ActiveMQResourceAdapter}; takes the same settings.
 */
public class RecoverableResourceAdapter extends ActiveMQResourceAdapter {
    private static final long serialVersionUID = 1L;

    /** Refuses to start without a password, or with one whose variable was never set (rule B5). */
    @Override
    public void start(BootstrapContext context) throws ResourceAdapterInternalException {
        if (isMissing(getPassword())) {
            throw new ResourceAdapterInternalException("The broker's password is not set: set COFFER_BROKER_PASSWORD");
        }
        super.start(context);
    }

    /**
     * One resource for each activation, in their order, through which the transaction manager finds and ends prepared
     * branches. No connection is opened before it does.
     */
    @Override
    public XAResource[] getXAResources(ActivationSpec[] specs) {
        return Arrays.stream(specs)
                .map(ActiveMQActivationSpec.class::cast)
                .map(spec -> new BranchRecovery(
                        () -> createRecoveryActiveMQConnectionFactory(spec), spec.getUser(), spec.getPassword()))
                .toArray(XAResource[]::new);
    }

    private static boolean isMissing(@Nullable String secret) {
        return secret == null || secret.isBlank() || secret.startsWith("${");
    }
}
