package io.coffer.acceptance.container.property;

import io.coffer.id.Ids;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The books as the owner of the schema can damage them: in a transaction that is never committed. */
@Dependent
public class OwnersBooks {

    @Resource(lookup = "jdbc/coffer", authenticationType = Resource.AuthenticationType.APPLICATION)
    private DataSource database;

    @Inject
    @ConfigProperty(name = "coffer.property.owner.user")
    private String user;

    @Inject
    @ConfigProperty(name = "coffer.property.owner.password")
    private String password;

    /** What an answer is looked for in. */
    interface Look {
        List<String> at(Connection books);
    }

    /**
     * Damages the books, looks at them, and takes the damage back.
     *
     * @param names what the damage calls {@code @name}
     */
    List<String> damaged(String damage, Map<String, UUID> names, Look look) throws SQLException {
        try (var connection = database.getConnection(user, password)) {
            connection.setAutoCommit(false);
            try {
                execute(connection, "set foreign_key_checks = 0");
                for (var name : names.entrySet()) {
                    try (var statement = connection.prepareStatement("set @" + name.getKey() + " = ?")) {
                        statement.setBytes(1, Ids.bytes(name.getValue()));
                        statement.execute();
                    }
                }
                if (execute(connection, damage) == 0) {
                    throw new IllegalStateException("damages nothing: " + damage);
                }
                return look.at(connection);
            } finally {
                connection.rollback();
                execute(connection, "set foreign_key_checks = 1");
                connection.rollback();
            }
        }
    }

    private static int execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
