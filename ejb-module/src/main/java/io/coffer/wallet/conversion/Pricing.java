package io.coffer.wallet.conversion;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What Coffer takes for a conversion. */
@ApplicationScoped
class Pricing {

    @Inject
    @ConfigProperty(name = "coffer.fx.fee.ratio")
    private BigDecimal feeRatio;

    @Inject
    @ConfigProperty(name = "coffer.fx.spread.ratio")
    private BigDecimal spreadRatio;

    @SuppressWarnings("NullAway.Init")
    private Margins margins;

    @PostConstruct
    void prepare() {
        margins = new Margins(feeRatio, spreadRatio);
    }

    Margins margins() {
        return margins;
    }
}
