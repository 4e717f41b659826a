package io.coffer.profile;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;

/** Stops the application before any part of it is made, if the settings are not safe. */
public class Guard implements Extension {

    private static final Logger LOG = Logger.getLogger(Guard.class.getName());

    void check(@Observes BeforeBeanDiscovery beginning) {
        var config = ConfigProvider.getConfig();
        var problems = new SafeSettings(name -> config.getOptionalValue(name, String.class))
                .problems(config.getPropertyNames());
        if (!problems.isEmpty()) {
            problems.forEach(problem -> LOG.severe(() -> "Coffer does not start: " + problem));
            throw new UnsafeException("Coffer does not start: " + String.join(". ", problems));
        }
    }
}
