package io.coffer.mail;

/** What goes to the mail server. */
record Letter(String recipient, String subject, String text) {

    /** Never shows what is personal. */
    @Override
    public String toString() {
        return "Letter";
    }
}
