package io.coffer.acceptance.fuzz;

import java.util.List;
import java.util.Set;

/** Where the fuzzer gets its callers from. */
public interface World {

    /** Base address of the server, such as {@code http://127.0.0.1:9080}. */
    String url();

    /** All who call, the same ones in the same order at each start. */
    List<Caller> callers();

    /** The same caller with credentials that are good again; a new identity of the same kind if need be. */
    Caller renewed(Caller caller);

    /** Members of bodies in which a caller may only name what is its own. */
    Set<String> ownMembers();

    /** Credentials that must open nothing: expired, signed by a stranger's key, for somebody else's audience. */
    List<List<String>> falseCredentials();
}
