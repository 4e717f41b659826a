package io.coffer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.coffer.money.Asset;
import io.coffer.money.AssetKind;
import io.coffer.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Rule 1 of the ledger, for all entries. */
class NewEntryPropertiesTest {

    private static final Asset EUR = new Asset("EUR", AssetKind.FIAT, 2);
    private static final UUID A = new UUID(0, 1);
    private static final UUID B = new UUID(0, 2);

    @Property
    void anEntryThatSumsToZeroIsTakenAndOneThatIsOffByAUnitIsNot(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(min = 1, max = 1_000_000_000) Long> cents,
            @ForAll @IntRange(min = -1, max = 1) int off) {
        var lines = new ArrayList<NewEntry.Line>();
        long sum = 0;
        for (long cent : cents) {
            lines.add(new NewEntry.Line(A, eur(cent)));
            sum += cent;
        }
        lines.add(new NewEntry.Line(B, eur(-(sum + off))));

        if (off == 0) {
            assertThat(entry(lines).lines()).isEqualTo(lines);
        } else if (sum + off != 0) {
            assertThatThrownBy(() -> entry(lines)).hasMessageContaining("unbalanced");
        }
    }

    private static Money eur(long cents) {
        return new Money(BigDecimal.valueOf(cents, 2), EUR);
    }

    private static NewEntry entry(List<NewEntry.Line> lines) {
        return new NewEntry("r", "k", "c", null, Map.of(), null, lines);
    }
}
