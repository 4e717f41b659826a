package io.coffer.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What it costs the database to show a wallet. Prints the figures of {@code docs/performance.md}. */
class WalletViewIT {

    private static final int ROUNDS = 10;
    private static final int READS = 20;

    private final UUID owner = UUID.randomUUID();
    private final Channel channel = Channel.withApiKey(Strangers.keyOf(owner));

    @Test
    void aWalletInMemoryIsNotReadAgain() throws SQLException {
        var wallets = IntStream.range(0, ROUNDS * READS)
                .mapToObj(number -> Books.wallet(owner, "EUR", "1.00"))
                .toList();
        var one = wallets.get(0);

        double first = statementsARead(number -> channel.get("/api/v1/wallets/" + wallets.get(number)));
        double shown = fromMemory();
        double again = statementsARead(number -> channel.get("/api/v1/wallets/" + one));
        double nothing = statementsARead(number -> channel.get("/api/v1/wallets/not-an-id"));

        System.out.printf(
                "statements a read: %.2f of a wallet that was not in memory, %.2f of one that was; %.2f where there is none%n",
                first, again, nothing);
        assertThat(first - again).isGreaterThan(1);
        assertThat(fromMemory()).as("what the metrics say of it").isGreaterThan(shown + ROUNDS * READS / 2);
    }

    private static double fromMemory() {
        return Channel.anonymous()
                .get("/metrics")
                .has(200)
                .body()
                .asText()
                .lines()
                .filter(line -> line.startsWith("coffer_wallet_views_from_memory{"))
                .mapToDouble(line -> Double.parseDouble(line.replaceFirst(".* ", "")))
                .sum();
    }

    /** In the round with the fewest: what else the server does meanwhile is counted, too. */
    private static double statementsARead(IntFunction<Answer> read) throws SQLException {
        double fewest = Double.MAX_VALUE;
        try (var connection = Books.connect();
                var status = connection.prepareStatement("show global status like 'Questions'")) {
            for (int round = 0; round < ROUNDS; round++) {
                long before = statements(status);
                for (int i = 0; i < READS; i++) {
                    assertThat(read.apply(round * READS + i).status()).isLessThan(500);
                }
                // The second question is one, too.
                fewest = Math.min(fewest, (double) (statements(status) - before - 1) / READS);
            }
        }
        return fewest;
    }

    private static long statements(PreparedStatement status) throws SQLException {
        try (var rows = status.executeQuery()) {
            rows.next();
            return rows.getLong(2);
        }
    }
}
