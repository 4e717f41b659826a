package io.coffer.money;

/**
 * Anything an amount is counted in.
 *
 * @param code the ISO 4217 code of a currency, or the ticker of a coin or stock
 * @param scale decimal places of its amounts, 0 to 18
 */
public record Asset(String code, AssetKind kind, int scale) {

    public static final int MAX_SCALE = 18;

    public Asset {
        if (scale < 0 || scale > MAX_SCALE) {
            throw new IllegalArgumentException("scale of " + code + " must be 0 to " + MAX_SCALE + ", not " + scale);
        }
    }

    public boolean isFiat() {
        return kind == AssetKind.FIAT;
    }
}
