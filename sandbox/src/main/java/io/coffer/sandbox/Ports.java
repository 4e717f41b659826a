package io.coffer.sandbox;

import io.coffer.sandbox.net.Loopback;
import io.coffer.sandbox.problem.SandboxException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Looks whether ports are free, and says in plain words what to do if they aren't. */
final class Ports {

    private Ports() {}

    /**
     * Checks all ports at once, so that a person sees all that are taken.
     *
     * @param wanted the settings and their ports, in the order to report them
     */
    static void requireFree(Map<Setting, Integer> wanted) {
        List<String> taken = wanted.entrySet().stream()
                .filter(port -> !Loopback.isFree(port.getValue()))
                .map(port -> "Port " + port.getValue() + " (" + port.getKey().effect() + ") is taken. Change it: -D"
                        + port.getKey().key() + "=…")
                .toList();
        if (!taken.isEmpty()) {
            throw new SandboxException(taken.stream()
                    .collect(Collectors.joining(
                            "\n",
                            "",
                            "\nBy a program that this data folder knows nothing of, perhaps Coffer in another one. Stop"
                                    + " it, or move all ports: -D" + Setting.PORT_OFFSET.key() + "=100")));
        }
    }
}
