package io.coffer.acceptance.prove;

import java.util.random.RandomGenerator;

/** Something that moves money, done by many clients again and again. A capability adds its own by one small class. */
public interface Activity extends Check {

    /** Does it once, and returns when the answer is certain and noted. */
    void once(RandomGenerator chance) throws InterruptedException;
}
