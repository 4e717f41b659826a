package io.coffer.ledger;

import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The stored form of an {@link Asset}, for rows that refer to one. Never changed. */
@Entity
@Table(name = "asset")
public class AssetRow {

    @Id
    private String code;

    @Enumerated(EnumType.STRING)
    private AssetKind kind;

    private int scale;

    @SuppressWarnings("NullAway.Init")
    protected AssetRow() {}

    public Asset asset() {
        return new Asset(code, kind, scale);
    }
}
