package io.coffer.acceptance.books;

import java.util.List;

/**
 * What the ledger promises of its books, whoever asks. Each promise with the query for the rows that would break it, looked for
 * in all the books at once, and with damages that must be found; they are SQL of the schema's owner about {@code @entry}, an
 * entry of two lines, {@code @account}, a customer's account that it is on, {@code @hold}, an active hold on it, {@code @voided}, a
 * hold that was, and {@code @reversal}, which takes back a part of the entry. January 1990 is closed meanwhile.
 */
public enum BookPromise {
    ENTRIES_BALANCE(
            "The postings of every entry sum to zero in each of its assets.",
            "select hex(entry_id), asset, sum(amount) from posting group by entry_id, asset having sum(amount) <> 0",
            "update posting set amount = amount + 1 where entry_id = @entry and line = 1"),

    ENTRIES_ARE_WHOLE(
            "Every entry has as many lines as it says, two at least, numbered from 1, and none of them is zero.",
            """
            select e.reference, e.line_count, count(p.line), sum(p.amount = 0)
            from journal_entry e left join posting p on p.entry_id = e.id
            group by e.id, e.reference, e.line_count
            having count(p.line) <> e.line_count or e.line_count < 2 or coalesce(min(p.line), 0) <> 1
              or max(p.line) <> e.line_count or sum(p.amount = 0) > 0""",
            "update journal_entry set line_count = line_count + 1 where id = @entry",
            "update posting set line = 9 where entry_id = @entry and line = 2"),

    BALANCES_ARE_SUMS(
            "The balance of every account is the sum of its postings, on its normal side.",
            """
            select hex(a.id), a.balance, sum(p.amount) from account a left join posting p on p.account_id = a.id
            group by a.id, a.balance, a.type
            having a.balance <> coalesce(sum(case when a.type in ('ASSET', 'EXPENSE') then p.amount else -p.amount end), 0)""",
            "update account set balance = balance + 1 where id = @account"),

    POSTINGS_SAY_WHAT_THEY_LEFT(
            "Every posting says what balance it left: what the one before it on the account left, and its amount; the last"
                    + " one of an account left its balance.",
            """
            select hex(account_id), sequence, balance_after, before_it, amount, balance from (
              select p.account_id, p.sequence, p.balance_after, a.balance,
                     case when a.type in ('ASSET', 'EXPENSE') then p.amount else -p.amount end as amount,
                     coalesce(lag(p.balance_after) over history, 0) as before_it, lead(p.sequence) over history as next_one
              from posting p join account a on a.id = p.account_id
              window history as (partition by p.account_id order by p.sequence)) as line
            where balance_after <> before_it + amount or next_one is null and balance_after <> balance""",
            "update posting set balance_after = balance_after + 1 where entry_id = @entry and account_id = @account"),

    POSTINGS_ARE_NUMBERED(
            "The postings of every account are numbered from 1 without a gap, and the account knows how many there are.",
            """
            select hex(a.id), a.postings, count(p.sequence), min(p.sequence), max(p.sequence), count(distinct p.sequence)
            from account a left join posting p on p.account_id = a.id
            group by a.id, a.postings
            having count(p.sequence) <> a.postings or coalesce(max(p.sequence), 0) <> a.postings
              or coalesce(min(p.sequence), 1) <> 1 or count(distinct p.sequence) <> a.postings""",
            "update posting set sequence = sequence + 1 where entry_id = @entry and account_id = @account",
            "update account set postings = postings + 1 where id = @account"),

    TIME_DOES_NOT_GO_BACK(
            "No posting of an account is earlier than the one before it, each has its entry's time, and the account knows"
                    + " the last.",
            """
            select hex(account_id), sequence, posted_at, earlier, of_entry, of_account from (
              select p.account_id, p.sequence, p.posted_at, e.posted_at as of_entry, a.last_posted_at as of_account,
                     lag(p.posted_at) over history as earlier, lead(p.sequence) over history as next_one
              from posting p join journal_entry e on e.id = p.entry_id join account a on a.id = p.account_id
              window history as (partition by p.account_id order by p.sequence)) as line
            where posted_at < earlier or posted_at <> of_entry or next_one is null and posted_at <> of_account""",
            "update posting set posted_at = posted_at - interval 1 day where entry_id = @entry and account_id = @account",
            "update account set last_posted_at = last_posted_at + interval 1 second where id = @account"),

    HELD_IS_WHAT_HOLDS_RESERVE(
            "Every account holds what remains of its active holds together.",
            """
            select hex(a.id), a.held, sum(h.amount - h.captured)
            from account a left join hold h on h.account_id = a.id and h.status = 'ACTIVE'
            group by a.id, a.held having a.held <> coalesce(sum(h.amount - h.captured), 0)""",
            "update account set held = held + 0.01 where id = @account",
            "update hold set captured = captured + 0.01 where id = @hold"),

    CUSTOMERS_ARE_COVERED(
            "What is held on a customer's account is never more than its balance, and neither is below zero.",
            """
            select hex(a.id), a.balance, a.held from account a join account_kind k on k.code = a.kind
            where k.owned and not k.may_be_negative and (a.held > a.balance or a.held < 0 or a.balance < 0)""",
            "update account set may_be_negative = true, balance = held - 0.01 where id = @account"),

    STRIPES_ARE_COVERED(
            "The stripes of a house account that the chart does not let go below zero are together never below zero.",
            """
            select a.kind, a.asset, sum(a.balance) from account a join account_kind k on k.code = a.kind
            where a.code is not null and not k.may_be_negative group by a.kind, a.asset having sum(a.balance) < 0""",
            "update account set balance = -1000000000 where code = 'fee-income:EUR'"),

    HOLDS_END_ONCE(
            "A hold captures no more than it reserved, is active while something remains of it, and has ended exactly when"
                    + " it says when.",
            """
            select reference, status, amount, captured, closed_at from hold
            where captured < 0 or captured > amount or (status = 'ACTIVE') <> (closed_at is null)
              or status = 'ACTIVE' and captured = amount or status = 'CAPTURED' and captured = 0""",
            "update hold set closed_at = created_at where id = @hold",
            "update hold set closed_at = null where id = @voided",
            "update hold set status = 'CAPTURED' where id = @voided"),

    REVERSALS_TAKE_BACK(
            "What reversals take back of a line goes the line's way back, on its account, and together is never more than the"
                    + " line; a reversal is not reversed.",
            """
            select e.reference, b.line, b.amount, max(o.amount), sum(other.amount)
            from journal_entry e join posting b on b.entry_id = e.id
            left join journal_entry oe on oe.id = e.reverses_id and oe.reverses_id is null
            left join posting o on o.entry_id = oe.id and o.line = b.reverses_line and o.account_id = b.account_id
              and sign(o.amount) = -sign(b.amount)
            left join journal_entry sibling on sibling.reverses_id = e.reverses_id
            left join posting other on other.entry_id = sibling.id and other.reverses_line = b.reverses_line
            where e.reverses_id is not null
            group by e.reference, b.entry_id, b.line, b.amount
            having max(o.amount) is null or abs(sum(other.amount)) > abs(max(o.amount))""",
            "update posting set amount = amount * 1000000000000000 where entry_id = @reversal",
            "update posting set reverses_line = 3 - reverses_line where entry_id = @reversal",
            "update journal_entry set reverses_id = @reversal where id = @reversal"),

    CHART_HOLDS(
            "No entry is on an account, or on a side of it, that the chart of accounts does not allow.",
            """
            select e.reference, e.kind, a.kind, p.amount
            from journal_entry e join entry_kind known on known.code = e.kind
            join posting p on p.entry_id = e.id join account a on a.id = p.account_id
            left join entry_kind_side s on s.entry_kind = e.kind and s.account_kind = a.kind
              and s.side = case when p.amount > 0 then 'DEBIT' else 'CREDIT' end
            where e.reverses_id is null and s.side is null""",
            "update journal_entry set kind = 'payment.off-ramp' where id = @entry"),

    NOTHING_IS_ORPHANED(
            "Every posting has its entry and its account, every hold its account, every reversal its original, every transfer"
                    + " its entry.",
            """
            select 'posting', hex(p.entry_id), p.line from posting p left join journal_entry e on e.id = p.entry_id
            left join account a on a.id = p.account_id and a.asset = p.asset where e.id is null or a.id is null
            union all select 'hold', h.reference, 0 from hold h left join account a on a.id = h.account_id where a.id is null
            union all select 'reversal', e.reference, 0 from journal_entry e
            left join journal_entry o on o.id = e.reverses_id where e.reverses_id is not null and o.id is null
            union all select 'transfer', hex(t.id), 0 from transfer t left join journal_entry e on e.id = t.entry_id
            where e.id is null""",
            "delete from journal_entry where id = @entry",
            "update posting set account_id = @entry where entry_id = @entry and line = 1",
            "update hold set account_id = @entry where id = @hold",
            "update journal_entry set reverses_id = @account where id = @reversal",
            "update transfer set entry_id = @account where entry_id = @entry"),

    CLOSED_MONTHS_STAY(
            "What counts for a closed month was posted before it was closed.",
            """
            select e.reference, e.effective_date, e.posted_at, m.changed_at
            from accounting_period m join journal_entry e
              on e.effective_date >= concat(m.month, '-01') and e.effective_date < concat(m.month, '-01') + interval 1 month
            where m.status = 'CLOSED' and e.posted_at > m.changed_at""",
            "insert into accounting_period (month, status, version, changed_at) select date_format(effective_date, '%Y-%m'),"
                    + " 'CLOSED', 0, '2000-01-01' from journal_entry where id = @entry"
                    + " on duplicate key update status = 'CLOSED', changed_at = '2000-01-01'");

    private final String text;
    private final String breaking;

    @SuppressWarnings("ImmutableEnumChecker") // List.of()
    private final List<String> damages;

    BookPromise(String text, String breaking, String... damages) {
        this.text = text;
        this.breaking = breaking;
        this.damages = List.of(damages);
    }

    /** The promise, in a sentence. */
    public String text() {
        return text;
    }

    /** A query for what breaks it; no rows, if it is kept. */
    public String breaking() {
        return breaking;
    }

    /** Statements each of which breaks it. */
    public List<String> damages() {
        return damages;
    }
}
