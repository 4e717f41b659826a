package io.coffer.money;

/** What sort of thing an asset is. */
public enum AssetKind {
    FIAT,
    STABLECOIN,
    CRYPTO,
    STOCK
}
