package io.coffer.front;

import com.ibm.wsspi.http.VirtualHost;
import com.ibm.wsspi.http.VirtualHostListener;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.ManagedService;
import org.osgi.util.tracker.ServiceTracker;
import org.osgi.util.tracker.ServiceTrackerCustomizer;

/** Puts the front before every virtual host of the server, as the first container: before any application starts. */
public final class FrontActivator implements BundleActivator {

    /** A name to register under, which must not be an application's. */
    private static final String NAME = "/front";

    private final FrontContainer front = new FrontContainer();
    private @Nullable ServiceTracker<VirtualHost, VirtualHost> hosts;

    @Override
    public void start(BundleContext context) {
        context.registerService(
                ManagedService.class,
                front,
                FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_PID, FrontContainer.PID)));
        context.registerService(VirtualHostListener.class, front, null);
        hosts = new ServiceTracker<>(context, VirtualHost.class, new Host(context));
        hosts.open();
    }

    @Override
    public void stop(BundleContext context) {
        if (hosts != null) {
            hosts.close();
        }
    }

    private final class Host implements ServiceTrackerCustomizer<VirtualHost, VirtualHost> {

        private final BundleContext context;

        private Host(BundleContext context) {
            this.context = context;
        }

        @Override
        public VirtualHost addingService(ServiceReference<VirtualHost> reference) {
            var host = context.getService(reference);
            host.addContextRoot(NAME, front);
            return host;
        }

        @Override
        public void modifiedService(ServiceReference<VirtualHost> reference, VirtualHost host) {
            // Only its ports or names: it stays the same host.
        }

        @Override
        public void removedService(ServiceReference<VirtualHost> reference, VirtualHost host) {
            host.removeContextRoot(NAME, front);
            context.ungetService(reference);
        }
    }
}
