package io.coffer.personal;

import java.util.Optional;
import java.util.UUID;

/**
 * How one capability forgets a person. A CDI bean. All objections are heard before anything is erased, then all erase, then
 * the keys are destroyed: in one transaction.
 */
public interface Erasure {

    /**
     * Why the person can't be erased now: a sentence for the person, such as {@code A payment is not finished yet.}
     *
     * @return empty if nothing stands against it; that must hold until the transaction ends, so lock what it depends on
     */
    Optional<String> objection(UUID person);

    /**
     * Removes what identifies the person beside sealed data: blind indexes, sessions, tokens, mails that wait. What is
     * sealed may stay; it can't be opened any more. What the books need stays.
     */
    void erase(UUID person);
}
