package io.coffer.wallet.conversion;

import io.coffer.ledger.HouseAccounts;
import io.coffer.ledger.NewEntry;
import io.coffer.money.Asset;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;

/** The entry of a conversion: two assets, linked by the position that the house takes over. */
@ApplicationScoped
class ConversionEntries {

    private static final String KIND = "wallet.conversion";

    @Inject
    private HouseAccounts house;

    /** An order with the entry of the conversion that it may become. */
    record Draft(UUID id, ConversionOrder order, NewEntry entry) {}

    Draft draft(UUID id, ConversionOrder order) {
        return new Draft(id, order, entry(id, order, house::of));
    }

    /** @param house the house's account of a kind in an asset */
    static NewEntry entry(UUID id, ConversionOrder order, BiFunction<String, Asset, UUID> house) {
        var price = order.quote().price();
        var source = price.source().asset();
        var destination = price.destination().asset();
        return NewEntry.of(Conversion.reference(id), KIND, order.correlationId())
                .with(metadata(order.quote(), price))
                .debit(order.sourceAccount(), price.source())
                .credit(house.apply("fee-income", source), price.fee())
                .credit(house.apply("fx-position", source), price.converted())
                .debit(house.apply("fx-position", destination), price.worth())
                .credit(house.apply("spread-income", destination), price.spread())
                .credit(order.destinationAccount(), price.destination())
                .build();
    }

    private static Map<String, String> metadata(Quote quote, Price price) {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("quote_id", quote.id().toString());
        metadata.put("mid_rate", plain(price.mid()));
        metadata.put("client_rate", plain(price.client()));
        metadata.put("rate_as_of", quote.rateAsOf().toString());
        metadata.put("residue", plain(price.residue()));
        metadata.put("residue_asset", price.destination().asset().code());
        return metadata;
    }

    private static String plain(BigDecimal exact) {
        return exact.stripTrailingZeros().toPlainString();
    }
}
