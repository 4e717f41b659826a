package io.coffer.wallet.withdrawal;

import io.coffer.personal.PersonalRecord;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person had paid out, and to whom. */
@ApplicationScoped
public class WithdrawalsRecord implements PersonalRecord {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Creditors creditors;

    private record Line(
            UUID withdrawalId,
            UUID walletId,
            String clientReference,
            String asset,
            String amount,
            String fee,
            @Nullable String creditorName,
            @Nullable String iban,
            WithdrawalStatus status,
            Instant createdAt) {}

    @Override
    public String name() {
        return "withdrawals";
    }

    @Override
    public Optional<Object> of(UUID person) {
        var lines = em.createQuery(
                        "select w from Withdrawal w where w.ownerId = :person order by w.id", Withdrawal.class)
                .setParameter("person", person)
                .getResultStream()
                .map(this::line)
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(lines);
    }

    private Line line(Withdrawal withdrawal) {
        var creditor = creditors.of(withdrawal);
        return new Line(
                withdrawal.id(),
                withdrawal.walletId(),
                withdrawal.clientReference(),
                withdrawal.amount().asset().code(),
                withdrawal.amount().plain(),
                withdrawal.fee().plain(),
                creditor.map(WithdrawalStory.Creditor::name).orElse(null),
                creditor.map(WithdrawalStory.Creditor::iban).orElse(null),
                withdrawal.status(),
                withdrawal.createdAt());
    }
}
