package io.coffer.payment;

import io.coffer.money.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What Coffer takes for a payment. */
@ApplicationScoped
class Pricing {

    @Inject
    @ConfigProperty(name = "coffer.payment.fee.ratio")
    private BigDecimal feeRatio;

    @Inject
    @ConfigProperty(name = "coffer.payment.spread.ratio")
    private BigDecimal spreadRatio;

    /** Of the amount, in the source currency. */
    Money fee(Money amount) {
        return amount.share(feeRatio);
    }

    /** Of what the on-ramp gave, in stablecoin. */
    Money spread(Money bought) {
        return bought.share(spreadRatio);
    }
}
