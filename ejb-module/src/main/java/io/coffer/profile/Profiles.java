package io.coffer.profile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Gives out the profile. */
@ApplicationScoped
public class Profiles {

    @Inject
    @ConfigProperty(name = Profile.SETTING)
    private Optional<String> setting;

    @Produces
    @Singleton
    Profile profile() {
        return Profile.of(setting);
    }
}
