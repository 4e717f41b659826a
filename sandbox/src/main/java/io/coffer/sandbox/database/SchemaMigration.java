package io.coffer.sandbox.database;

import io.coffer.sandbox.problem.SandboxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** Brings the schema up to date, then the demo data, as two separate Flyway histories (rule 5). */
public final class SchemaMigration {

    private static final String DEMO = "classpath:demo";
    private static final String DEMO_HISTORY = "demo_history";

    private final EmbeddedDatabase database;
    private final Map<String, String> placeholders;

    /**
     * How much was done.
     *
     * @param schema migrations of the schema that were executed
     * @param demo scripts of demo data that were executed
     */
    public record Result(int schema, int demo) {}

    /**
     * Prepares a migration.
     *
     * @param demoWebhookUrl where the demo channel's webhooks go
     */
    public SchemaMigration(EmbeddedDatabase database, String demoWebhookUrl) {
        this.database = database;
        this.placeholders = Map.of("app_user", DatabaseUser.APP.userName(), "webhook_url", demoWebhookUrl);
    }

    /**
     * Migrates. The database must run.
     *
     * @param migrations the folder with the schema's migrations
     * @param demoToo whether demo data is loaded
     * @throws SandboxException if a migration fails
     */
    public Result migrate(Path migrations, boolean demoToo) {
        if (!Files.isDirectory(migrations)) {
            throw new SandboxException("there are no migrations at " + migrations);
        }
        try {
            int schema = flyway("filesystem:" + migrations).load().migrate().migrationsExecuted;
            return new Result(schema, demoToo ? loadDemo() : 0);
        } catch (FlywayException e) {
            throw new SandboxException(
                    "The schema could not be migrated. If a migration was changed after it was applied here, start with an"
                            + " empty data folder (-Dcoffer.fresh=true).\n" + e.getMessage(),
                    e);
        }
    }

    /** On top of the whole schema, so a script follows the schema's changes; who has loaded it keeps what he has. */
    private int loadDemo() {
        return flyway(DEMO)
                .validateOnMigrate(false)
                .table(DEMO_HISTORY)
                .baselineOnMigrate(true)
                .baselineVersion("0")
                .load()
                .migrate()
                .migrationsExecuted;
    }

    private FluentConfiguration flyway(String location) {
        return Flyway.configure()
                .dataSource(
                        database.jdbcUrl(DatabaseUser.OWNER),
                        DatabaseUser.OWNER.userName(),
                        DatabaseUser.OWNER.password())
                .locations(location)
                .failOnMissingLocations(false)
                .validateMigrationNaming(true)
                .cleanDisabled(true)
                .connectRetries(3)
                .placeholders(placeholders);
    }
}
