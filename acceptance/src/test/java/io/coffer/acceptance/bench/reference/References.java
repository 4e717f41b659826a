package io.coffer.acceptance.bench.reference;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/** The least that a server can do for a request. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class References {

    @Resource(lookup = "jdbc/coffer")
    private DataSource database;

    /** Nothing. */
    @GET
    @Path("noop")
    public String noop() {
        return "done";
    }

    /** One row in one transaction. */
    @POST
    @Path("row")
    @Transactional
    public String row() throws SQLException {
        var id = UUID.randomUUID();
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("insert into bench_row (id, note) values (?, ?)")) {
            insert.setBytes(
                    1,
                    ByteBuffer.allocate(Long.BYTES * 2)
                            .putLong(id.getMostSignificantBits())
                            .putLong(id.getLeastSignificantBits())
                            .array());
            insert.setString(2, "a row of the benchmark");
            insert.executeUpdate();
        }
        return "done";
    }
}
