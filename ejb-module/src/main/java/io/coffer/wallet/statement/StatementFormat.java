package io.coffer.wallet.statement;

import io.coffer.problem.Outcome;
import java.io.IOException;
import java.io.OutputStream;

/** A way to show a statement. */
public interface StatementFormat {

    /** Writes a statement, once. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * The statement in this format, ready to be written.
     *
     * @return refused if this format can't show it
     */
    Outcome<Content> show(Statement statement);
}
