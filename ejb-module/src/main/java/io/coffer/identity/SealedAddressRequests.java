package io.coffer.identity;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses of registrations that wait. */
@ApplicationScoped
class SealedAddressRequests implements SealedTable {

    @Override
    public String table() {
        return AddressRequest.TABLE;
    }

    @Override
    public String personColumn() {
        return "id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(AddressRequest.EMAIL);
    }
}
