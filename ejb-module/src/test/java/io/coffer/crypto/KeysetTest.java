package io.coffer.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KeysetTest {

    private static final byte[] HERE = bytes("here");
    private static final byte[] THERE = bytes("there");
    private static final byte[] PLAIN = bytes("Zzyzx Road");

    private final Keyset keys = Keyset.create();

    @Test
    void opensWhatItSealed() {
        var sealed = keys.seal(PLAIN, HERE);

        assertThat(keys.open(sealed, HERE)).isEqualTo(PLAIN);
        assertThat(sealed).hasSize(PLAIN.length + 33);
        assertThat(new String(sealed, UTF_8)).doesNotContain("Zzyzx");
    }

    @Test
    void theSameTwiceLooksDifferent() {
        assertThat(keys.seal(PLAIN, HERE)).isNotEqualTo(keys.seal(PLAIN, HERE));
    }

    @Test
    void opensNothingOfAnotherPlaceOrAnotherKeyOrChanged() {
        var sealed = keys.seal(PLAIN, HERE);
        var changed = sealed.clone();
        changed[changed.length - 1] ^= 1;

        assertThatThrownBy(() -> keys.open(sealed, THERE)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> Keyset.create().open(sealed, HERE)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> keys.open(changed, HERE)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> keys.open(new byte[0], HERE)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void aNewPrimaryKeySealsAndTheOlderStillOpens() {
        var before = keys.seal(PLAIN, HERE);
        var both = keys.withNewPrimary();
        var after = both.seal(PLAIN, HERE);

        assertThat(both.open(before, HERE)).isEqualTo(PLAIN);
        assertThat(both.isSealedByPrimary(before)).isFalse();
        assertThat(both.isSealedByPrimary(after)).isTrue();
        assertThatThrownBy(() -> keys.open(after, HERE)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void withoutTheOlderKeysOnlyThePrimaryOpens() {
        var before = keys.seal(PLAIN, HERE);
        var both = keys.withNewPrimary();
        var after = both.seal(PLAIN, HERE);

        var primary = both.primaryOnly();

        assertThat(primary.size()).isOne();
        assertThat(primary.open(after, HERE)).isEqualTo(PLAIN);
        assertThat(primary.isSealedByPrimary(after)).isTrue();
        assertThatThrownBy(() -> primary.open(before, HERE)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void wrappedKeysAreUnwrappedByTheSameKeyForTheSameContextOnly() {
        var by = Keyset.create();
        var wrapped = keys.wrap(by, HERE);
        var sealed = keys.seal(PLAIN, HERE);

        assertThat(Keyset.unwrap(wrapped, by, HERE).open(sealed, HERE)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> Keyset.unwrap(wrapped, by, THERE)).isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> Keyset.unwrap(wrapped, Keyset.create(), HERE)).isInstanceOf(SealBrokenException.class);
    }

    @Test
    void keysInTheClearAreReadBack() {
        assertThat(Keyset.ofPlain(keys.plain()).open(keys.seal(PLAIN, HERE), HERE))
                .isEqualTo(PLAIN);
    }

    @Test
    void whatWasNotSealedHereIsNotOfThePrimaryKey() {
        assertThat(keys.isSealedByPrimary(new byte[0])).isFalse();
        assertThat(keys.isSealedByPrimary(PLAIN)).isFalse();
    }

    @Test
    void neverShowsItsKeys() {
        assertThat(keys).hasToString("Keyset of 1");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
