package io.coffer.acceptance.container;

import io.coffer.id.Ids;
import io.coffer.personal.PersonalData;
import io.coffer.personal.Place;
import io.coffer.personal.SealedTable;
import io.coffer.step.Transactions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Notes of persons; each says in its sealed text how often it was edited. */
@ApplicationScoped
public class Notes implements SealedTable {

    private static final String TEXT = "Zzyzx wrote this; edits: ";

    @PersistenceContext
    private EntityManager em;

    @Inject
    private PersonalData personal;

    @Inject
    private Transactions transactions;

    @Override
    public String table() {
        return "test_note";
    }

    @Override
    public String personColumn() {
        return "person_id";
    }

    @Override
    public List<String> sealedColumns() {
        return List.of("text");
    }

    /** A new person with some notes. */
    public List<UUID> write(int count) {
        return transactions.inNew(() -> {
            var person = Ids.next();
            personal.enrol(person);
            return IntStream.range(0, count)
                    .mapToObj(i -> {
                        var id = Ids.next();
                        em.persist(new Note(id, person, personal.seal(person, place(id), TEXT + 0)));
                        return id;
                    })
                    .toList();
        });
    }

    /** Reads the note first and its person's keys after that, like everyone. */
    public int editsAsSealed(UUID id) {
        return transactions.inNew(() -> {
            var note = em.find(Note.class, id);
            return edits(note);
        });
    }

    public int editsAsCounted(UUID id) {
        return transactions.inNew(() -> em.find(Note.class, id).edits());
    }

    /** Edits without a lock; fails if the note was changed in between. */
    public void edit(UUID id) {
        transactions.inNew(() -> {
            var note = em.find(Note.class, id);
            int edits = edits(note) + 1;
            note.edit(personal.seal(note.personId(), place(id), TEXT + edits));
            return edits;
        });
    }

    /** Changes the last bit of what is sealed. */
    public void breakSeal(UUID id) {
        transactions.inNew(() -> {
            var note = em.find(Note.class, id);
            var broken = note.text().clone();
            broken[broken.length - 1] ^= 1;
            note.edit(broken);
            return id;
        });
    }

    public void remove(UUID id) {
        transactions.inNew(() -> {
            em.remove(em.find(Note.class, id));
            return id;
        });
    }

    private int edits(Note note) {
        var text = personal.openText(note.personId(), place(note.id()), note.text())
                .orElseThrow();
        return Integer.parseInt(text.substring(TEXT.length()));
    }

    private static Place place(UUID id) {
        return new Place("test_note", "text", id);
    }
}
