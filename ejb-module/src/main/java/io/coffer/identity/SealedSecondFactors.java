package io.coffer.identity;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The secrets of authenticator apps. */
@ApplicationScoped
class SealedSecondFactors implements SealedTable {

    @Override
    public String table() {
        return SecondFactor.TABLE;
    }

    @Override
    public String idColumn() {
        return SecondFactor.USER;
    }

    @Override
    public String personColumn() {
        return SecondFactor.USER;
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(SecondFactor.SECRET);
    }
}
