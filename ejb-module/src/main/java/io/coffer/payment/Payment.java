package io.coffer.payment;

import io.coffer.ledger.AssetRow;
import io.coffer.money.Asset;
import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An order to debit a source in one fiat currency and credit a destination in another, through a stablecoin.
 *
 * <pre>
 *              accept               start                on-ramp                 off-ramp
 * (request) ───────────▶ ACCEPTED ─────────▶ ON_RAMP ────────────────▶ OFF_RAMP ───────────▶ SETTLED
 *            holds the   PENDING             PROCESSING  captures the  PROCESSING credits the COMPLETED
 *            amount                              │       hold              │      destination
 *                                                │ refused                 │ refused
 *                                                ▼                         ▼
 *                                              FAILED                 MANUAL_REVIEW
 *                                              hold voided            PROCESSING
 * </pre>
 *
 * <p>Accept happens while the caller waits; each further arrow is a step of {@link PaymentWork}, one XA transaction,
 * with the provider asked before it locks anything.
 */
@Entity
@Table(name = "payment")
public class Payment {

    static final String REFERENCE_TYPE = "payment";

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @Column(name = "client_reference")
    private String clientReference;

    @Column(name = "source_account")
    private UUID sourceAccount;

    @Column(name = "destination_account")
    private UUID destinationAccount;

    @ManyToOne
    @JoinColumn(name = "currency")
    private AssetRow currency;

    private BigDecimal amount;

    private BigDecimal fee;

    @ManyToOne
    @JoinColumn(name = "stablecoin")
    private AssetRow stablecoin;

    @Column(name = "stablecoin_bought")
    private @Nullable BigDecimal stablecoinBought;

    private @Nullable BigDecimal spread;

    @ManyToOne
    @JoinColumn(name = "destination_currency")
    private AssetRow destinationCurrency;

    @Column(name = "destination_amount")
    private @Nullable BigDecimal destinationAmount;

    @Column(name = "on_ramp_id")
    private @Nullable String onRampId;

    @Column(name = "off_ramp_id")
    private @Nullable String offRampId;

    @Enumerated(EnumType.STRING)
    private PaymentStatus status;

    @Enumerated(EnumType.STRING)
    private PaymentStage stage;

    @Column(name = "failure_code")
    private @Nullable String failureCode;

    @Column(name = "failure_detail")
    private @Nullable String failureDetail;

    @Column(name = "correlation_id")
    private String correlationId;

    @Version
    private long version;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "updated_at")
    private Instant updatedAt;

    @Column(name = "completed_at")
    private @Nullable Instant completedAt;

    @SuppressWarnings("NullAway.Init")
    protected Payment() {}

    Payment(
            UUID id,
            PaymentOrder order,
            AssetRow currency,
            AssetRow stablecoin,
            AssetRow destinationCurrency,
            Instant now) {
        this.id = id;
        this.ownerId = order.ownerId();
        this.clientReference = order.clientReference();
        this.sourceAccount = order.sourceAccount();
        this.destinationAccount = order.destinationAccount();
        this.currency = currency;
        this.amount = order.amount().amount();
        this.fee = order.fee().amount();
        this.stablecoin = stablecoin;
        this.destinationCurrency = destinationCurrency;
        this.stage = PaymentStage.ACCEPTED;
        this.status = stage.status();
        this.correlationId = order.correlationId();
        this.createdAt = now;
        this.updatedAt = now;
    }

    public UUID id() {
        return id;
    }

    public UUID ownerId() {
        return ownerId;
    }

    public String clientReference() {
        return clientReference;
    }

    public UUID sourceAccount() {
        return sourceAccount;
    }

    public UUID destinationAccount() {
        return destinationAccount;
    }

    /** What the source is debited. */
    public Money amount() {
        return new Money(amount, currency.asset());
    }

    /** Coffer's fee; part of {@link #amount}. */
    public Money fee() {
        return new Money(fee, currency.asset());
    }

    /** What the on-ramp gave; empty before. */
    public Optional<Money> stablecoinBought() {
        return money(stablecoinBought, stablecoin);
    }

    /** What Coffer keeps of it. */
    public Optional<Money> spread() {
        return money(spread, stablecoin);
    }

    public Asset stablecoin() {
        return stablecoin.asset();
    }

    public Asset destinationCurrency() {
        return destinationCurrency.asset();
    }

    /** What the destination is credited; empty before it is. */
    public Optional<Money> destinationAmount() {
        return money(destinationAmount, destinationCurrency);
    }

    /** The on-ramp provider's id of the conversion. */
    public Optional<String> onRampId() {
        return Optional.ofNullable(onRampId);
    }

    public Optional<String> offRampId() {
        return Optional.ofNullable(offRampId);
    }

    public PaymentStatus status() {
        return status;
    }

    public PaymentStage stage() {
        return stage;
    }

    /** Why it failed or waits for a person: a code of ours or of the provider's. */
    public Optional<String> failureCode() {
        return Optional.ofNullable(failureCode);
    }

    public Optional<String> failureDetail() {
        return Optional.ofNullable(failureDetail);
    }

    public String correlationId() {
        return correlationId;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant updatedAt() {
        return updatedAt;
    }

    /** When it reached COMPLETED or FAILED. */
    public Optional<Instant> completedAt() {
        return Optional.ofNullable(completedAt);
    }

    /** Another one after each change; it goes with its history. */
    public long version() {
        return version;
    }

    /** The name of its hold; the prefix of all its references. */
    public String reference() {
        return REFERENCE_TYPE + ":" + id;
    }

    /** The one name of a leg, for the provider and for the journal (rule 3). */
    public String legReference(Leg leg) {
        return reference() + ":" + leg.slug();
    }

    /** What the provider of a leg is to sell: the amount less the fee, or the stablecoin less the spread. */
    Money toSell(Leg leg) {
        return switch (leg) {
            case ON_RAMP -> amount().minus(fee());
            case OFF_RAMP -> stablecoinBought().orElseThrow().minus(spread().orElseThrow());
        };
    }

    Asset toBuy(Leg leg) {
        return leg == Leg.ON_RAMP ? stablecoin() : destinationCurrency();
    }

    PaymentTransition start(Instant now) {
        return moveTo(PaymentStage.ON_RAMP, null, now);
    }

    PaymentTransition onRamped(String conversionId, Money bought, Money kept, Instant now) {
        onRampId = conversionId;
        stablecoinBought = bought.amount();
        spread = kept.amount();
        return moveTo(PaymentStage.OFF_RAMP, null, now);
    }

    PaymentTransition settled(String conversionId, Money bought, Instant now) {
        offRampId = conversionId;
        destinationAmount = bought.amount();
        return moveTo(PaymentStage.SETTLED, null, now);
    }

    PaymentTransition refused(PaymentStage next, String code, String detail, Instant now) {
        failureCode = code;
        failureDetail = detail;
        return moveTo(next, code + ": " + detail, now);
    }

    /** Says that somebody is looking after it, though it has not moved. */
    void attend(Instant now) {
        updatedAt = now;
    }

    private PaymentTransition moveTo(PaymentStage next, @Nullable String reason, Instant now) {
        if (!stage.canBecome(next)) {
            throw new IllegalStateException(reference() + " can't go from " + stage + " to " + next);
        }
        stage = next;
        status = next.status();
        updatedAt = now;
        if (status == PaymentStatus.COMPLETED || status == PaymentStatus.FAILED) {
            completedAt = now;
        }
        return new PaymentTransition(this, reason);
    }

    private static Optional<Money> money(@Nullable BigDecimal amount, AssetRow asset) {
        return Optional.ofNullable(amount).map(value -> new Money(value, asset.asset()));
    }
}
