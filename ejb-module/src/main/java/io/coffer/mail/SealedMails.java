package io.coffer.mail;

import io.coffer.personal.SealedTable;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The letters of mails that wait. */
@ApplicationScoped
class SealedMails implements SealedTable {

    @Override
    public String table() {
        return Mail.TABLE;
    }

    @Override
    public String personColumn() {
        return "person_id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of(Mail.LETTER);
    }
}
