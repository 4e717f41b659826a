package io.coffer.wallet.history;

import io.coffer.id.Ids;
import io.coffer.ledger.Side;
import io.coffer.ledger.inquiry.HistoryLine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells which movements lines belong to. In the caller's transaction. */
@ApplicationScoped
public class Movements {

    private static final int TYPE = 0;
    private static final int ID = 1;

    @Inject
    @Any
    private Instance<MovementSource> sources;

    /** The references of all entries that a name may mean: the one itself, and those of what the owner called so. */
    List<String> references(UUID owner, String name) {
        var own =
                name.chars().allMatch(letter -> letter > ' ' && letter <= '~') ? Stream.of(name) : Stream.<String>of();
        return Stream.concat(own, sources.stream().flatMap(source -> source.references(owner, name).stream()))
                .toList();
    }

    /** The lines of a wallet, as somebody sees them. */
    public List<WalletLine> look(UUID wallet, Viewer viewer, List<HistoryLine> lines) {
        var origins = lines.stream()
                .map(line -> line.entry().reference())
                .distinct()
                .flatMap(reference -> origin(reference).map(origin -> Map.entry(reference, origin)).stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var movements = movements(List.copyOf(origins.values()));
        return lines.stream()
                .map(line -> {
                    var origin = Optional.ofNullable(origins.get(line.entry().reference()));
                    return line(line, wallet, origin, origin.map(movements::get).filter(viewer::knows));
                })
                .toList();
    }

    private Map<WalletLine.Origin, Movement> movements(List<WalletLine.Origin> origins) {
        var movements = new HashMap<WalletLine.Origin, Movement>();
        for (MovementSource source : sources) {
            var ids = origins.stream()
                    .filter(origin -> origin.type().equals(source.type()))
                    .map(WalletLine.Origin::id)
                    .distinct()
                    .toList();
            if (!ids.isEmpty()) {
                source.find(ids)
                        .forEach((id, movement) -> movements.put(new WalletLine.Origin(source.type(), id), movement));
            }
        }
        return movements;
    }

    private Optional<WalletLine.Origin> origin(String reference) {
        var parts = reference.split(":", -1);
        return parts.length > ID
                        && sources.stream().anyMatch(source -> source.type().equals(parts[TYPE]))
                ? Ids.parse(parts[ID]).map(id -> new WalletLine.Origin(parts[TYPE], id))
                : Optional.empty();
    }

    private static WalletLine line(
            HistoryLine line, UUID wallet, Optional<WalletLine.Origin> origin, Optional<Movement> known) {
        var entry = line.entry();
        var posting = line.posting();
        return new WalletLine(
                entry.id(),
                posting.line(),
                posting.sequence(),
                Side.of(posting.amount()),
                posting.absolute(),
                line.balance(),
                entry.kind(),
                entry.reference(),
                origin,
                known.map(Movement::clientReference),
                known.flatMap(movement -> movement.opposite(wallet)),
                entry.reverses(),
                entry.correlationId(),
                posting.postedAt(),
                entry.effectiveDate());
    }
}
