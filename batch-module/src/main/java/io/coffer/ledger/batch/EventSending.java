package io.coffer.ledger.batch;

import io.coffer.event.Events;
import jakarta.batch.api.listener.AbstractStepListener;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Says after a step that it has put events. */
@Dependent
@Named("eventSending")
public class EventSending extends AbstractStepListener {

    @Inject
    private Events events;

    @Override
    public void afterStep() {
        events.wake();
    }
}
