package io.coffer.acceptance.prove;

import java.util.List;

/** Something that must hold when the clients rest and all that was begun has come to its end. */
public interface Check {

    /** Whether all that it looks at has come to its end; what is answered when it is done always has. */
    default boolean isFinished() {
        return true;
    }

    /** What is not as it should be. */
    List<Finding> findings();
}
