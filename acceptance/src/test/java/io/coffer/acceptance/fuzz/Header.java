package io.coffer.acceptance.fuzz;

/** A header, or a parameter of a query, as it is sent. */
record Header(String name, String value) {

    boolean isCalled(String other) {
        return name.equalsIgnoreCase(other);
    }
}
