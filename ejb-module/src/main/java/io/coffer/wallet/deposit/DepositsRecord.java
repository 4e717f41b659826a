package io.coffer.wallet.deposit;

import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What came to a person's wallets, and the codes that name them. */
@ApplicationScoped
public class DepositsRecord implements PersonalRecord {

    @PersistenceContext
    private EntityManager em;

    private record Body(List<Line> received, List<Code> references) {}

    private record Line(
            UUID depositId,
            @Nullable UUID walletId,
            String asset,
            String amount,
            String reference,
            DepositStatus status,
            Instant receivedAt) {}

    private record Code(UUID walletId, String reference, Instant createdAt) {}

    @Override
    public String name() {
        return "deposits";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var received = em.createQuery("select d from Deposit d where d.ownerId = :person order by d.id", Deposit.class)
                .setParameter("person", person)
                .getResultStream()
                .map(deposit -> new Line(
                        deposit.id(),
                        deposit.walletId().orElse(null),
                        deposit.amount().asset().code(),
                        deposit.amount().plain(),
                        deposit.reference(),
                        deposit.status(),
                        deposit.receivedAt()))
                .toList();
        var references = em.createQuery(
                        "select r from DepositReference r, Wallet w where w.id = r.walletId and w.ownerId = :person"
                                + " order by r.walletId",
                        DepositReference.class)
                .setParameter("person", person)
                .getResultStream()
                .map(made -> new Code(made.walletId(), CreditorReference.of(made.code()), made.createdAt()))
                .toList();
        return received.isEmpty() && references.isEmpty()
                ? Optional.empty()
                : Optional.of(new Body(received, references));
    }
}
