package io.coffer.time;

import java.sql.CallableStatement;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.hibernate.type.descriptor.ValueBinder;
import org.hibernate.type.descriptor.ValueExtractor;
import org.hibernate.type.descriptor.WrapperOptions;
import org.hibernate.type.descriptor.java.JavaType;
import org.hibernate.type.descriptor.jdbc.BasicBinder;
import org.hibernate.type.descriptor.jdbc.BasicExtractor;
import org.hibernate.type.descriptor.jdbc.TimestampUtcAsJdbcTimestampJdbcType;
import org.jspecify.annotations.Nullable;

/**
 * Gives the driver an instant as what its column holds: date and time in UTC. With Hibernate's own type, a timestamp and a
 * calendar, the driver makes a format for each value, twice for each one of a batch.
 */
@SuppressWarnings("serial") // Hibernate's types are serializable, and nobody serializes them.
final class UtcColumnType extends TimestampUtcAsJdbcTimestampJdbcType {

    @Override
    public <X> ValueBinder<X> getBinder(JavaType<X> javaType) {
        return new BasicBinder<>(javaType, this) {
            @Override
            protected void doBind(PreparedStatement statement, X value, int index, WrapperOptions options)
                    throws SQLException {
                statement.setObject(index, column(value, options));
            }

            @Override
            protected void doBind(CallableStatement statement, X value, String name, WrapperOptions options)
                    throws SQLException {
                statement.setObject(name, column(value, options));
            }

            private LocalDateTime column(X value, WrapperOptions options) {
                return LocalDateTime.ofInstant(javaType.unwrap(value, Instant.class, options), ZoneOffset.UTC);
            }
        };
    }

    @Override
    public <X> ValueExtractor<X> getExtractor(JavaType<X> javaType) {
        return new BasicExtractor<>(javaType, this) {
            @Override
            protected @Nullable X doExtract(ResultSet result, int index, WrapperOptions options) throws SQLException {
                return value(result.getObject(index, LocalDateTime.class), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, int index, WrapperOptions options)
                    throws SQLException {
                return value(statement.getObject(index, LocalDateTime.class), options);
            }

            @Override
            protected @Nullable X doExtract(CallableStatement statement, String name, WrapperOptions options)
                    throws SQLException {
                return value(statement.getObject(name, LocalDateTime.class), options);
            }

            private @Nullable X value(@Nullable LocalDateTime column, WrapperOptions options) {
                return column == null ? null : javaType.wrap(column.toInstant(ZoneOffset.UTC), options);
            }
        };
    }
}
