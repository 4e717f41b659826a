package io.coffer.acceptance.container;

import io.coffer.acceptance.Running;
import java.io.File;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds what runs inside the server: the business code as it is packaged, and a test beside it. */
public final class Deployments {

    static final String CONTEXT_ROOT = "coffer-tests";

    private static final String WAR = CONTEXT_ROOT + ".war";

    private static final String BUSINESS_CODE = "coffer-ejb.jar";

    private Deployments() {}

    /** As {@link #of(Class, Map, Class[])}, for a test with helpers in packages of their own. */
    public static EnterpriseArchive of(Class<?> test, List<Package> helpers, Map<String, String> settings) {
        var archive = of(test, settings);
        archive.getAsType(WebArchive.class, WAR).addPackages(false, helpers.toArray(Package[]::new));
        return archive;
    }

    /**
     * @param settings what the test reads with {@code @ConfigProperty}
     * @param beans are put into the EJB jar, so that its descriptors are about them, too
     */
    static EnterpriseArchive of(Class<?> test, Map<String, String> settings, Class<?>... beans) {
        var packaged = ShrinkWrap.create(ZipImporter.class, "coffer.ear")
                .importFrom(Running.stack().settings().serverApp().orElseThrow().toFile())
                .as(EnterpriseArchive.class);
        return ShrinkWrap.create(EnterpriseArchive.class, CONTEXT_ROOT + ".ear")
                .merge(packaged, Deployments::isLibrary)
                .addAsLibrary(configuration(settings))
                .addAsModule(
                        packaged.getAsType(JavaArchive.class, BUSINESS_CODE).addClasses(beans))
                .addAsModule(ShrinkWrap.create(WebArchive.class, WAR)
                        .addClasses(test, Accounts.class, Crowd.class)
                        .addAsLibraries(ShrinkWrap.create(ZipImporter.class, "assertj.jar")
                                .importFrom(jarOf(Assertions.class))
                                .as(JavaArchive.class)));
    }

    private static boolean isLibrary(ArchivePath path) {
        return path.get().startsWith("/lib/");
    }

    /** Beyond what the EJB jar says of itself (100), below what the server's environment says (300). */
    private static JavaArchive configuration(Map<String, String> settings) {
        var lines = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue() + "\n")
                .collect(Collectors.joining());
        return ShrinkWrap.create(JavaArchive.class, "configuration.jar")
                .addAsManifestResource(
                        new StringAsset("config_ordinal=200\ncoffer.step.enabled=false\n" + lines),
                        "microprofile-config.properties");
    }

    private static File jarOf(Class<?> type) {
        return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
    }
}
