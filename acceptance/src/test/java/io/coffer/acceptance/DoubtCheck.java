package io.coffer.acceptance;

import io.coffer.acceptance.prove.Check;
import io.coffer.acceptance.prove.Finding;
import io.coffer.sandbox.Stack;
import java.util.ArrayList;
import java.util.List;

/** No branch of a transaction waits for somebody to decide. */
record DoubtCheck(Stack stack) implements Check {

    @Override
    public boolean isFinished() {
        return Broker.preparedInDatabase().isEmpty() && stack.broker().prepared() == 0;
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        Broker.preparedInDatabase()
                .forEach(branch -> findings.add(new Finding(Finding.Kind.IN_DOUBT, "in the database: " + branch)));
        int inBroker = stack.broker().prepared();
        if (inBroker > 0) {
            findings.add(new Finding(Finding.Kind.IN_DOUBT, "in the broker: " + inBroker));
        }
        return findings;
    }
}
