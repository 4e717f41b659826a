package io.coffer.sandbox.database;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What differs between the database servers that can run here. */
public sealed interface DatabaseSoftware permits MariaDb, MySql {

    /** Its name and version, as people know it. */
    String name();

    /** Which folder has its data: a server would not understand what another one has written. */
    String dataFolder();

    /**
     * Unpacks its files, if they are not there, and makes an empty data directory, unless there is one already.
     *
     * @param log for what it says meanwhile
     */
    void prepare(Path data, Path tmp, Path log) throws IOException, InterruptedException;

    /** Its program with the options that only it needs. */
    List<String> command(Path data, Path tmp);

    /** Its program that writes a schema down as SQL, with the options that only it needs. It may not be there. */
    List<String> dumpCommand(Path data, Path tmp);

    /** What its programs need in their environment. */
    Map<String, String> environment(Path data, Path tmp);

    /** What it is told at every start, after the users are there. */
    List<String> statements();
}
