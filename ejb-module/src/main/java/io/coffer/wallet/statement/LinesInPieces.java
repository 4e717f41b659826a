package io.coffer.wallet.statement;

import io.coffer.ledger.inquiry.HistoryLine;
import io.coffer.wallet.history.WalletLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Lines that are read piece by piece, each when the one before is used up, so that no more than one is in memory. */
record LinesInPieces(
        Function<Optional<HistoryLine>, List<HistoryLine>> piece, Function<List<HistoryLine>, List<WalletLine>> look)
        implements Iterable<WalletLine> {

    @Override
    public Iterator<WalletLine> iterator() {
        return new Reading();
    }

    private final class Reading implements Iterator<WalletLine> {

        private final Deque<WalletLine> left = new ArrayDeque<>();
        private Optional<HistoryLine> last = Optional.empty();
        private boolean ended;

        @Override
        public boolean hasNext() {
            if (left.isEmpty() && !ended) {
                var next = piece.apply(last);
                ended = next.isEmpty();
                if (!ended) {
                    last = Optional.of(next.get(next.size() - 1));
                    left.addAll(look.apply(next));
                }
            }
            return !left.isEmpty();
        }

        @Override
        public WalletLine next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return left.removeFirst();
        }
    }
}
