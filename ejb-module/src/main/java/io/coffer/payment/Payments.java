package io.coffer.payment;

import io.coffer.ledger.Assets;
import io.coffer.ledger.JournalEntry;
import io.coffer.ledger.Ledger;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import io.coffer.problem.Done;
import io.coffer.problem.Outcome;
import io.coffer.problem.ProblemType;
import io.coffer.step.GroupCommit;
import io.coffer.step.IdempotencyKey;
import io.coffer.step.Relay;
import io.coffer.step.Transactions;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Takes payments in and tells what became of them. What happens in between is {@link PaymentWork}. */
@ApplicationScoped
public class Payments {

    @PersistenceContext
    private EntityManager em;

    @Inject
    private Assets assets;

    @Inject
    private Ledger ledger;

    @Inject
    private Pricing pricing;

    @Inject
    private Backlog backlog;

    @Inject
    private PaymentAcceptance acceptance;

    @Inject
    private Transactions transactions;

    @Inject
    private Relay relay;

    @Inject
    @ConfigProperty(name = "coffer.payment.accept.group")
    private int maxGroup;

    @Inject
    @ConfigProperty(name = "coffer.payment.accept.waiting")
    private int maxWaiting;

    @SuppressWarnings("NullAway.Init")
    private GroupCommit<PaymentOrder, Outcome<Payment>> group;

    @PostConstruct
    void prepare() {
        group = new GroupCommit<>(transactions, acceptance::accept, maxGroup, maxWaiting);
    }

    /**
     * Accepts a payment: after it returns, the payment is committed and will be worked on, whatever is killed meanwhile,
     * until it is COMPLETED or FAILED or a person has to decide. Runs in a transaction of its own, shared with others.
     *
     * @return the payment at PENDING, or a refusal after which nothing has moved
     */
    public Outcome<Payment> accept(PaymentRequest request) {
        var outcome = order(request).then(this::submit);
        if (outcome instanceof Done) {
            relay.wake();
        }
        return outcome;
    }

    /** An owner's payment and how it got where it is; empty if there is none, or if it is somebody else's. */
    public Optional<PaymentStory> find(UUID ownerId, UUID paymentId) {
        return transactions.inNew(
                () -> payment(ownerId, paymentId).map(payment -> new PaymentStory(payment, history(paymentId))));
    }

    /** What was posted for an owner's payment so far, the first entry first; empty as for {@link #find}. */
    public Optional<List<JournalEntry>> entries(UUID ownerId, UUID paymentId) {
        return transactions.inNew(() -> payment(ownerId, paymentId)
                .map(payment -> ledger.entries(
                        Arrays.stream(Leg.values()).map(payment::legReference).toList())));
    }

    private Optional<Payment> payment(UUID ownerId, UUID paymentId) {
        return Optional.ofNullable(em.find(Payment.class, paymentId))
                .filter(payment -> payment.ownerId().equals(ownerId));
    }

    private List<PaymentTransition> history(UUID paymentId) {
        return em.createQuery(
                        "select t from PaymentTransition t where t.paymentId = :id order by t.id",
                        PaymentTransition.class)
                .setParameter("id", paymentId)
                .getResultList();
    }

    private Outcome<Payment> submit(PaymentOrder order) {
        if (backlog.isFull()) {
            return busy();
        }
        return group.submit(order).orElseGet(Payments::busy);
    }

    private static Outcome<Payment> busy() {
        return Outcome.refused(
                ProblemType.TEMPORARILY_UNAVAILABLE, "More payments are under way than can be taken; try again soon.");
    }

    /** What can be checked of a request without the books. */
    private Outcome<PaymentOrder> order(PaymentRequest request) {
        return assets.currency(request.currency())
                .then(currency -> assets.currency(request.destinationCurrency())
                        .then(destination -> Money.toMove(request.amount(), currency)
                                .then(amount -> order(request, amount, destination))));
    }

    private Outcome<PaymentOrder> order(PaymentRequest request, Money amount, Asset destination) {
        if (request.sourceAccount().equals(request.destinationAccount())) {
            return Outcome.refused(
                    ProblemType.SAME_ACCOUNT, "source_account and destination_account must be two accounts.");
        }
        var fee = pricing.fee(amount);
        if (!amount.minus(fee).isPositive()) {
            return Outcome.refused(ProblemType.AMOUNT_TOO_SMALL, "The fee would take all of it.");
        }
        return Outcome.done(new PaymentOrder(
                new IdempotencyKey.Key(request.ownerId(), request.idempotencyKey()),
                request.customer(),
                request.correlationId(),
                amount,
                fee,
                destination,
                request.sourceAccount(),
                request.destinationAccount(),
                request.clientReference()));
    }
}
