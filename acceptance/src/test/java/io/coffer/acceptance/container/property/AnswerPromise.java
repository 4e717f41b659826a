package io.coffer.acceptance.container.property;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What the ledger promises to those who were answered, with damages as {@link io.coffer.acceptance.books.BookPromise} has them. */
enum AnswerPromise {
    ANSWERS_MADE_ENTRIES(
            "What was answered as done is in the journal once, under its reference and its id; what was refused, failed or"
                    + " only tried is not.",
            (books, answers) -> answers.differingEntries(books),
            "delete from journal_entry where id = @entry",
            "update journal_entry set reference = 'other' where id = @entry",
            "insert into journal_entry (id, reference, kind, line_count, correlation_id, posted_at, effective_date)"
                    + " select @account, 'more', kind, line_count, correlation_id, posted_at, effective_date"
                    + " from journal_entry where id = @entry"),

    ANSWERS_MADE_BALANCES(
            "Balances are what all that was answered as done comes to, to the unit.",
            (books, answers) -> answers.differingBalances(books),
            "update account set balance = balance + 0.01 where id = @account",
            "update posting set amount = amount * 2 where entry_id = @entry"),

    ANSWERS_MADE_HOLDS(
            "Holds are as they were answered: active, captured by so much, voided or expired, each ended once; what is held"
                    + " is what remains of them.",
            (books, answers) -> answers.differingHolds(books, Instant.now()),
            "update hold set status = 'EXPIRED' where id = @hold",
            "update hold set captured = captured + 0.01 where id = @hold",
            "update account set held = held + 0.01 where id = @account"),

    ONE_KEY_ONE_DEED(
            "Under one key one thing was done, and all who sent it were answered the same one.",
            (books, answers) -> answers.differingKeys(books),
            "update idempotency_key set resource_id = @account where resource_id ="
                    + " (select id from transfer where entry_id = @entry)",
            "update transfer set correlation_id = 'other' where entry_id = @entry"),

    FREEZES_AND_MONTHS_ARE_AS_ANSWERED(
            "Accounts are frozen, and months closed, as was answered.",
            (books, answers) -> answers.differingStates(books),
            "update account set status = 'FROZEN' where id = @account",
            "update accounting_period set status = 'OPEN' where month = '1990-01'"),

    NO_ANSWER_CONTRADICTS_ANOTHER(
            "No operation failed but those that were meant to, or was refused for a reason that it can't have; no two answers"
                    + " contradict each other, and no entry was taken back more often than it was there.",
            (books, answers) -> Stream.concat(answers.contradictions().stream(), answers.reversedTooOften().stream())
                    .toList());

    private final String text;

    @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
    private final Promise.Check check;

    @SuppressWarnings("ImmutableEnumChecker") // List.of()
    private final List<String> damages;

    AnswerPromise(String text, Promise.Check check, String... damages) {
        this.text = text;
        this.check = check;
        this.damages = List.of(damages);
    }

    /** The promise, in a sentence. */
    String text() {
        return text;
    }

    /** What breaks it; nothing, if it is kept. */
    List<String> broken(Connection books, Answers answers) {
        return check.broken(books, answers);
    }

    /** Statements each of which breaks it. */
    List<String> damages() {
        return damages;
    }
}
