package io.coffer.acceptance.bench.reference;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.RequestScoped;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** The least that a server can do for a request. */
@Path("/")
@RequestScoped
@Produces(MediaType.TEXT_PLAIN)
public class References {

    /** Where messages go. Nobody takes them. */
    public static final String QUEUE = "coffer.bench";

    private static final Map<String, Queue> KNOWN = new ConcurrentHashMap<>();

    @Resource(lookup = "jdbc/coffer")
    private DataSource database;

    @Resource(lookup = "jms/coffer")
    private ConnectionFactory broker;

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
        insert();
        return "done";
    }

    /**
     * One row and one message in one transaction over database and broker. The broker is not asked for the queue each time,
     * as Coffer does not ask it either.
     */
    @POST
    @Path("xa")
    @Transactional
    public String xa() throws SQLException, JMSException {
        insert();
        try (var connection = broker.createConnection();
                var session = connection.createSession()) {
            session.createProducer(null).send(queue(session), session.createTextMessage("a message"));
        }
        return "done";
    }

    private static Queue queue(Session session) throws JMSException {
        var known = KNOWN.get(QUEUE);
        if (known == null) {
            known = session.createQueue(QUEUE);
            KNOWN.put(QUEUE, known);
        }
        return known;
    }

    private void insert() throws SQLException {
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
    }
}
