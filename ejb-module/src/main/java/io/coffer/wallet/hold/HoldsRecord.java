package io.coffer.wallet.hold;

import io.coffer.ledger.HoldStatus;
import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** The holds that a person has asked for. */
@ApplicationScoped
public class HoldsRecord implements PersonalRecord {

    @Inject
    private HoldSteps holds;

    private record Line(
            UUID holdId,
            UUID walletId,
            String clientReference,
            String asset,
            String amount,
            String captured,
            HoldStatus status,
            Instant createdAt) {}

    @Override
    public String name() {
        return "holds";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var lines = holds.of(person).stream().map(HoldsRecord::line).toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private static Line line(HeldFunds held) {
        var hold = held.hold();
        return new Line(
                hold.id(),
                held.request().walletId(),
                held.request().clientReference(),
                hold.amount().asset().code(),
                hold.amount().plain(),
                hold.captured().plain(),
                held.status(),
                hold.createdAt());
    }
}
