package io.coffer.identity;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The addresses of users. */
@ApplicationScoped
class SealedUsers implements SealedTable {

    @Override
    public String table() {
        return User.TABLE;
    }

    @Override
    public String personColumn() {
        return "id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(User.EMAIL);
    }
}
