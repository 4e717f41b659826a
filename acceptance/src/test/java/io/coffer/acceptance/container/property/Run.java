package io.coffer.acceptance.container.property;

import io.coffer.audit.Actor;
import io.coffer.id.Ids;
import io.coffer.ledger.posting.PostingRequest;
import io.coffer.wallet.transfer.TransferRequest;
import java.util.List;

/** All that the threads of a run share. */
final class Run {

    private final String id;
    private final Actor system;
    private final List<World.Purse> purses;
    private final Answers answers;
    private final History history = new History();

    final Recent<Answers.Entry> entries = new Recent<>();
    final Recent<Answers.Held> holds = new Recent<>();
    final Recent<TransferRequest> transfers = new Recent<>();
    final Recent<PostingRequest> batches = new Recent<>();
    final Recent<String> batchReferences = new Recent<>();
    final Recent<String> twins = new Recent<>();

    /** @param id the correlation id of all that is done */
    Run(String id, List<World.Purse> purses) {
        this.id = id;
        this.system = new Actor(Ids.next(), id);
        this.purses = purses;
        this.answers = new Answers(id, purses);
    }

    String id() {
        return id;
    }

    /** Who sends batches. */
    Actor system() {
        return system;
    }

    List<World.Purse> purses() {
        return purses;
    }

    Answers answers() {
        return answers;
    }

    History history() {
        return history;
    }
}
