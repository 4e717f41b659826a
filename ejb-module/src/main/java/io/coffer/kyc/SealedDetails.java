package io.coffer.kyc;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The details of customers. */
@ApplicationScoped
class SealedDetails implements SealedTable {

    @Override
    public String table() {
        return DetailsRow.TABLE;
    }

    @Override
    public String personColumn() {
        return "customer_id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(
                "full_name", "date_of_birth", "nationality", "street", "postal_code", "city", "country", "phone");
    }
}
