package io.coffer.wallet.conversion;

import io.coffer.fx.MidRate;
import io.coffer.ledger.AssetRow;
import io.coffer.money.Money;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;
import org.hibernate.annotations.Immutable;

/** A rate, a fee and amounts promised until they expire. Those of a page of conversions are read together. */
@Entity
@Immutable
@BatchSize(size = 200)
@Table(name = "quote")
public class Quote {

    @Id
    private UUID id;

    @Column(name = "owner_id")
    private UUID ownerId;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "source_asset")
    private AssetRow sourceAsset;

    @Column(name = "source_amount")
    private BigDecimal sourceAmount;

    private BigDecimal fee;

    @ManyToOne(fetch = FetchType.EAGER, optional = false)
    @JoinColumn(name = "destination_asset")
    private AssetRow destinationAsset;

    @Column(name = "destination_amount")
    private BigDecimal destinationAmount;

    private BigDecimal spread;

    @Column(name = "mid_rate")
    private BigDecimal midRate;

    @Column(name = "client_rate")
    private BigDecimal clientRate;

    @Column(name = "rate_as_of")
    private Instant rateAsOf;

    @Column(name = "created_at")
    private Instant createdAt;

    @Column(name = "expires_at")
    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init")
    protected Quote() {}

    Quote(
            UUID id,
            UUID ownerId,
            AssetRow sourceAsset,
            AssetRow destinationAsset,
            Price price,
            MidRate rate,
            Instant createdAt,
            Instant expiresAt) {
        this.id = id;
        this.ownerId = ownerId;
        this.sourceAsset = sourceAsset;
        this.sourceAmount = price.source().amount();
        this.fee = price.fee().amount();
        this.destinationAsset = destinationAsset;
        this.destinationAmount = price.destination().amount();
        this.spread = price.spread().amount();
        this.midRate = price.mid();
        this.clientRate = price.client();
        this.rateAsOf = rate.asOf();
        this.createdAt = createdAt;
        this.expiresAt = expiresAt;
    }

    public UUID id() {
        return id;
    }

    /** Who asked for it. */
    public UUID ownerId() {
        return ownerId;
    }

    /** What the customer pays, the fee included. */
    public Money source() {
        return new Money(sourceAmount, sourceAsset.asset());
    }

    /** Of the source. */
    public Money fee() {
        return new Money(fee, sourceAsset.asset());
    }

    /** What the customer gets. */
    public Money destination() {
        return new Money(destinationAmount, destinationAsset.asset());
    }

    /** What the house keeps of the destination. */
    public Money spread() {
        return new Money(spread, destinationAsset.asset());
    }

    /** The middle of the market: destination for one unit of the source. */
    public BigDecimal midRate() {
        return midRate.stripTrailingZeros();
    }

    /** The customer's rate. */
    public BigDecimal clientRate() {
        return clientRate.stripTrailingZeros();
    }

    /** When the market was so. */
    public Instant rateAsOf() {
        return rateAsOf;
    }

    public Instant createdAt() {
        return createdAt;
    }

    /** From then on it is good no more. */
    public Instant expiresAt() {
        return expiresAt;
    }

    boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }

    Price price() {
        return new Price(source(), fee(), destination(), spread(), midRate(), clientRate());
    }
}
