package io.coffer.acceptance.container;

import static org.assertj.core.api.Assertions.assertThat;

import io.coffer.id.Ids;
import io.coffer.personal.KeyRotation;
import io.coffer.personal.PersonalData;
import io.coffer.personal.RotationStep;
import io.coffer.personal.WrappingKeys;
import io.coffer.step.Transactions;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rotation of keys, step by step, while others read and write what is sealed with them. */
@ExtendWith(ArquillianExtension.class)
class KeyRotationIT {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int PERSONS = 12;
    private static final int NOTES = 3;
    private static final int PAGE = 5;
    private static final int TRIES = 50;

    @Inject
    private KeyRotation rotation;

    @Inject
    private WrappingKeys wrappingKeys;

    @Inject
    private Notes notes;

    @Inject
    private Accounts sql;

    /** Other tests leave persons behind whose details can't be opened. */
    private static final String WITH_OLDER_KEYS = "select count(*) from personal_key where superseded_at is not null"
            + " and person_id not in (select customer_id from kyc_details)";

    @Inject
    private Transactions transactions;

    @Inject
    private PersonalData personal;

    @Inject
    private Clock clock;

    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Deployment
    static EnterpriseArchive deployment() {
        NoteTable.create();
        return Deployments.of(
                KeyRotationIT.class, Map.of("coffer.personal.rotation.rest.seconds", "2"), Note.class, Notes.class);
    }

    @BeforeEach
    void keysAreHere() {
        until(wrappingKeys::isHere);
    }

    @AfterEach
    void endThreads() {
        threads.shutdownNow();
    }

    @Test
    void everythingStaysReadableAndNoEditIsLost() throws Exception {
        var all = new ArrayList<UUID>();
        for (int i = 0; i < PERSONS; i++) {
            all.addAll(notes.write(NOTES));
        }
        var edits = new ConcurrentHashMap<UUID, Integer>();
        var stop = new AtomicBoolean();
        var reads = new AtomicInteger();
        var workers = new ArrayList<Future<?>>();
        for (int i = 0; i < 2; i++) {
            workers.add(threads.submit(() -> {
                while (!stop.get()) {
                    assertThat(notes.editsAsSealed(any(all))).isNotNegative();
                    reads.incrementAndGet();
                }
            }));
            workers.add(threads.submit(() -> {
                while (!stop.get()) {
                    var note = any(all);
                    if (isEdited(note)) {
                        edits.merge(note, 1, Integer::sum);
                    }
                }
            }));
        }

        rotate(true);
        rotate(true);

        stop.set(true);
        for (Future<?> worker : workers) {
            worker.get(LONGEST.toSeconds(), TimeUnit.SECONDS);
        }
        assertThat(reads).hasPositiveValue();
        assertThat(edits).isNotEmpty();
        for (UUID note : all) {
            assertThat(notes.editsAsSealed(note)).isEqualTo(edits.getOrDefault(note, 0));
            assertThat(notes.editsAsCounted(note)).isEqualTo(edits.getOrDefault(note, 0));
        }
        assertThat(sql.decimal(WITH_OLDER_KEYS)).as("persons with older keys").isZero();
        assertThat(sql.decimal("select count(*) from (select person_id from test_note group by person_id"
                        + " having count(distinct substring(text, 1, 5)) > 1) as several"))
                .as("persons whose notes several keys sealed")
                .isZero();
    }

    @Test
    void aRotationWithoutDataKeysLeavesWhatIsSealedAsItIs() {
        var note = notes.write(1).get(0);
        var index = personal.blindIndex("test", "zzyzx");
        var sealed = sealed(note);

        rotate(false);

        assertThat(sealed(note)).isEqualTo(sealed);
        assertThat(notes.editsAsSealed(note)).isZero();
        assertThat(personal.blindIndex("test", "zzyzx")).isEqualTo(index);
        assertThat(sql.decimal("select count(distinct wrapping_key) from personal_key where wrapped is not null"))
                .isOne();
        assertThat(sql.decimal("select count(*) from personal_wrapping_key")).isOne();
    }

    @Test
    void aRotationThatBeganAnewDoesNothingTwice() {
        var note = notes.write(1).get(0);
        var before = sealed(note).substring(0, 10);
        introduce();
        each(RotationStep.REWRAP, true);
        each(RotationStep.REWRAP, true);
        each(RotationStep.RESEAL, false);
        var after = sealed(note);

        each(RotationStep.RESEAL, false);

        assertThat(after.substring(0, 10)).isNotEqualTo(before);
        assertThat(sealed(note)).isEqualTo(after);
        rotate(false);
        assertThat(sealed(note)).isEqualTo(after);
        assertThat(notes.editsAsSealed(note)).isZero();
    }

    @Test
    void whoWasErasedIsLeftAlone() {
        var person = Ids.next();
        transactions.inNew(() -> {
            personal.enrol(person);
            return personal.destroyKeys(person);
        });

        rotate(true);

        assertThat(sql.decimal("select count(*) from personal_key where person_id = ? and wrapped is null", person))
                .isOne();
    }

    @Test
    void anOlderKeyStaysAsLongAsSomethingIsSealedWithIt() {
        var note = notes.write(1).get(0);
        introduce();
        each(RotationStep.REWRAP, true);
        rest();

        each(RotationStep.RETIRE, false);

        assertThat(notes.editsAsSealed(note)).isZero();
        rotate(false);
        assertThat(notes.editsAsSealed(note)).isZero();
    }

    @Test
    void whatIsBrokenHoldsUpNobodyElse() {
        var broken = notes.write(1).get(0);
        var whole = notes.write(1).get(0);
        var before = sealed(whole).substring(0, 10);
        notes.breakSeal(broken);

        rotate(true);

        assertThat(sealed(whole).substring(0, 10)).isNotEqualTo(before);
        assertThat(notes.editsAsSealed(whole)).isZero();
        assertThat(sql.decimal(
                        "select count(*) from personal_key k join test_note n on n.person_id = k.person_id"
                                + " where n.id = ? and k.superseded_at is not null",
                        broken))
                .as("persons with broken data who keep the older key")
                .isOne();
        notes.remove(broken);
        rotate(false);
        assertThat(sql.decimal(WITH_OLDER_KEYS)).isZero();
    }

    private void rotate(boolean dataKeys) {
        introduce();
        rotation.rewrapIndexKey();
        each(RotationStep.REWRAP, dataKeys);
        each(RotationStep.RESEAL, false);
        rest();
        each(RotationStep.RETIRE, false);
        rotation.dropUnused();
    }

    private void introduce() {
        var introduced = rotation.introduce();
        until(() -> rotation.isCurrent(introduced));
    }

    private void rest() {
        rotation.restUntil().ifPresent(end -> until(() -> clock.instant().isAfter(end)));
    }

    /** As the job does it: page by page, and a page again when somebody was in its way. */
    private void each(RotationStep step, boolean dataKeys) {
        var last = new UUID(0, 0);
        List<UUID> page;
        do {
            page = page(step, last, dataKeys);
            last = page.isEmpty() ? last : page.get(page.size() - 1);
        } while (!page.isEmpty());
    }

    private List<UUID> page(RotationStep step, UUID last, boolean dataKeys) {
        for (int i = 1; ; i++) {
            try {
                return transactions.inNew(() -> {
                    var page = rotation.find(step, last, step == RotationStep.RESEAL ? 1 : PAGE);
                    if (!page.isEmpty()) {
                        rotation.run(step, page, dataKeys);
                    }
                    return page;
                });
            } catch (RuntimeException e) {
                if (i == TRIES || !isConflict(e)) {
                    throw e;
                }
            }
        }
    }

    private boolean isEdited(UUID note) {
        try {
            notes.edit(note);
            return true;
        } catch (RuntimeException e) {
            if (isConflict(e)) {
                return false;
            }
            throw e;
        }
    }

    private static boolean isConflict(Throwable thrown) {
        for (var cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof PersistenceException || cause instanceof SQLException) {
                return true;
            }
        }
        return false;
    }

    private String sealed(UUID note) {
        return sql.rows("select hex(text) from test_note where id = ?", note).get(0);
    }

    private static UUID any(List<UUID> ids) {
        return ids.get(ThreadLocalRandom.current().nextInt(ids.size()));
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time is over").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
    }
}
