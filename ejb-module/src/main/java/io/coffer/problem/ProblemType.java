package io.coffer.problem;

import java.util.Locale;

/** The catalogue of problems: for each its HTTP status, title and description. Its name in a problem's {@code type} is {@link #slug}. */
public enum ProblemType {
    MALFORMED_JSON(
            400,
            "The body is not the JSON that is expected",
            "The body is empty, breaks off, repeats a member, goes on after its end, nests too deeply, or has a value"
                    + " of another JSON type than expected. `member` says where, if it is known."),
    UNKNOWN_FIELD(
            400,
            "The body has a member that is not known",
            "Nothing is ignored: a member that does not exist here is probably a misspelt one. `member` names it."),
    MISSING_FIELD(400, "The body lacks a member", "A member that must be there is missing or null. `member` names it."),
    INVALID_FIELD(
            400,
            "A member of the body has a value that is not allowed",
            "The value has the right JSON type but is too long, too short, out of range or not well-formed. `member`"
                    + " names it and `detail` says what is allowed."),
    INVALID_REQUEST(
            400,
            "The request can't be understood",
            "A header, the query or the path of the request is not well-formed. `detail` says which."),
    AMOUNT_FORMAT(
            400,
            "The amount is not a plain decimal",
            "An amount is a JSON string with digits and at most one point, such as \"12.50\": no number, no exponent,"
                    + " no plus sign, no separators."),
    IDEMPOTENCY_KEY_MISSING(
            400,
            "The Idempotency-Key header is missing",
            "What moves money is sent with a name of its own, so that it can be sent again without being done again."),
    IDEMPOTENCY_KEY_INVALID(
            400,
            "The Idempotency-Key header is not valid",
            "It must have 1 to 255 printable ASCII characters and no white space at its ends."),
    PAGE_SIZE(400, "The page size is not allowed", "`page_size` is a whole number from 1 to 200. Leave it out for 50."),
    CURSOR_INVALID(
            400,
            "The cursor does not belong to this list",
            "`cursor` is the `next_cursor` of the page before, as it is, for the same list with the same filters. Begin"
                    + " again without one."),
    FILTER_INVALID(
            400,
            "A query parameter is not known or has a value that is not allowed",
            "A list understands its own filters only, each of them once: one that is misspelt would show too much."
                    + " `detail` says which there are."),
    INVALID_SCOPE(
            400,
            "The scope is not known or not yours to give",
            "A token has as many scopes as its API key at most. Leave `scope` out to get all of them."),
    UNSUPPORTED_GRANT_TYPE(
            400, "The grant type is not supported", "Tokens are given for `grant_type=client_credentials` only."),
    UNAUTHENTICATED(
            401,
            "Sign in first",
            "There is no token or key with the request, or none that is good: expired, revoked, of another issuer, or"
                    + " not signed by us. Which of them is not told."),
    SIGN_IN_FAILED(
            401,
            "You can't be let in with this",
            "The address or the password is wrong, the address is not verified, the account is disabled, or there were"
                    + " too many attempts: wait a quarter of an hour, or ask for a new password. Which of them is not"
                    + " told."),
    SECOND_FACTOR_REQUIRED(
            401,
            "The code of your authenticator app is needed",
            "Address and password are right. Send the same again with `totp`, or with `recovery_code`."),
    SESSION_ENDED(
            401,
            "The session has ended",
            "The refresh token is good no more: it was used before, its session was ended, or it is too old. Sign in"
                    + " again."),
    SIGNATURE_INVALID(
            401,
            "The message is not signed as it must be",
            "There is no signature, it was not made with the shared secret over exactly this body, or it was made more than"
                    + " five minutes ago. Which of them is not told."),
    FORBIDDEN(403, "Your role does not allow this", "You are signed in, but this takes another role. It was logged."),
    INSUFFICIENT_SCOPE(
            403,
            "Your key or token is not for this",
            "Your role allows it, but the API key or the token was made for less. `scope` names what is missing."),
    ADDRESS_NOT_ALLOWED(
            403,
            "Not from this address",
            "The channel may call from some networks only, and you call from another one."),
    SELF_APPROVAL(
            403, "Somebody else has to decide", "Four eyes: who proposed something can neither approve nor reject it."),
    NOT_FOUND(
            404,
            "There is nothing here",
            "There is no such thing, or it belongs to somebody else: the answer is the same."),
    METHOD_NOT_ALLOWED(
            405,
            "The method is not allowed here",
            "The address exists, the method does not. `Allow` names those that do."),
    NOT_ACCEPTABLE(
            406,
            "None of the accepted media types can be produced",
            "`Accept` excludes everything that this address can answer. Leave it out, or accept `application/json`."),
    DUPLICATE_PAYMENT(
            409,
            "The payment exists already",
            "The idempotency key or the client reference named an earlier payment. `payment_id` and `Location` say"
                    + " which. Nothing was done a second time."),
    DUPLICATE_REFERENCE(
            409, "The reference was used already", "A journal entry with this reference was posted before."),
    DUPLICATE_TRANSFER(
            409,
            "The transfer exists already",
            "The client reference named an earlier transfer. `transfer_id` and `Location` say which. Nothing moved a"
                    + " second time."),
    DUPLICATE_HOLD(
            409,
            "The hold exists already",
            "The client reference named an earlier hold. `hold_id` and `Location` say which. Nothing was reserved a second"
                    + " time."),
    DUPLICATE_BANK_TRANSACTION(
            409,
            "The bank's transaction is known with other content",
            "A bank transaction id names one incoming thing for ever. `deposit_id` says which deposit has it, `withdrawal_id`"
                    + " of which withdrawal it is the return. Nothing was posted."),
    DUPLICATE_CONVERSION(
            409,
            "The conversion exists already",
            "The client reference named an earlier conversion. `conversion_id` and `Location` say which. Nothing was"
                    + " converted a second time."),
    QUOTE_USED(
            409,
            "The quote was used already",
            "A quote is good for one conversion. `conversion_id` and `Location` say which it was."),
    QUOTE_EXPIRED(
            409, "The quote has expired", "It was good until `expires_at`. Ask for a new one. Nothing was converted."),
    DEPOSIT_STATE(
            409,
            "The deposit's state does not allow this",
            "Only what is suspended can be assigned, once. `deposit_status` says which state it is in."),
    DUPLICATE_WITHDRAWAL(
            409,
            "The withdrawal exists already",
            "The client reference named an earlier withdrawal. `withdrawal_id` and `Location` say which. Nothing was reserved"
                    + " a second time."),
    WITHDRAWAL_STATE(
            409,
            "The withdrawal has come to another end",
            "What the bank says contradicts what it said before. `withdrawal_status` says what has become of the withdrawal;"
                    + " it stays like that, and a person has to find out."),
    TOO_MANY_WALLETS(409, "There are as many wallets as there can be", "Close one that is not used any more."),
    WALLET_STATE(
            409,
            "The wallet's state does not allow this",
            "Such as freezing what is frozen. `wallet_status` says which state it is in."),
    WALLET_NOT_EMPTY(
            409, "The wallet is not empty", "It has a balance, or something is held: move it, or wait for its end."),
    ALREADY_REVERSED(
            409,
            "That much of the entry is not left to be reversed",
            "Reversals of an entry never exceed it. Some of it, or all, was taken back before. `entry_id` names it."),
    ENTRY_NOT_REVERSIBLE(
            409,
            "The entry is not taken back in the ledger",
            "It records what happened to something that goes on living and would not know of it, such as a withdrawal, which"
                    + " the bank may still return: the money would move twice. `detail` says how to put it right instead."),
    PERIOD_CLOSED(
            409,
            "The accounting period is closed",
            "Nothing is posted into a closed month. Post with a later effective date, or have the period opened again."),
    PERIOD_STATE(
            409,
            "The accounting period's state does not allow this",
            "A month can be closed an hour after its end, and opened again once it is closed."),
    TOO_MANY_API_KEYS(
            409,
            "The channel has as many keys as it can have",
            "Revoke one that is not used any more; `last_used_at` tells."),
    API_KEY_NOT_ACTIVE(409, "The key opens nothing any more", "It was revoked, or its time is over. Make a new one."),
    APPROVAL_PENDING(
            409,
            "The same is proposed already",
            "One proposal of a kind is open for a subject at a time. `approval_id` and `Location` say which."),
    APPROVAL_NOT_PENDING(
            409,
            "The proposal was decided already",
            "It was approved, rejected or done before, or its time is over. `approval_status` says which."),
    APPROVAL_FAILED(
            409,
            "What was approved can't be done any more",
            "Something has changed since it was proposed. Nothing was done, and the proposal is closed; `failure` names"
                    + " the problem."),
    ACCOUNT_STATE(
            409,
            "The account's state does not allow this",
            "Such as freezing what is frozen. `account_status` says which state it is in."),
    CUSTOMER_STATE(
            409,
            "The customer's status does not allow this",
            "Such as disabling who is disabled. `customer_status` says which status she has."),
    ERASURE_NOT_POSSIBLE(
            409,
            "The person can't be erased now",
            "Something that is not finished needs it, such as an open payment or a balance. `objections` says what; ask"
                    + " again once that is settled."),
    JOB_RUNNING(409, "The job is running already", "A job runs once at a time. Wait for its end, or stop it."),
    JOB_NOT_IN_THAT_STATE(
            409,
            "The job's state does not allow this",
            "Only an execution that runs can be stopped; only the last one of a job, stopped or failed, can be restarted."),
    HOLD_NOT_ACTIVE(
            409,
            "The hold is not active any more",
            "It was captured, voided or has expired; that happens only once. `hold_status` says which."),
    EMAIL_IN_USE(409, "The address has an account", "There is an account for this address already."),
    SECOND_FACTOR_ACTIVE(409, "There is a second factor", "It must be removed before there can be another one."),
    OWN_ACCESS(
            409,
            "You would take your own access away",
            "Nobody takes the role of administrator from himself or disables himself."),
    LAST_ADMIN(409, "Nobody would be left", "The last active administrator can't be removed."),
    SUBMISSION_OPEN(
            409,
            "Another submission is not decided yet",
            "A customer has one submission at a time. `submission_id` names it: wait for its decision, or withdraw it."),
    REVIEW_CLOSED(
            409,
            "It is decided already",
            "Somebody was faster, or the customer took it back. `review_status` says what it is now."),
    DOCUMENT_IN_USE(
            409, "The document was submitted", "What a decision stands on, or will, is kept and can't be removed."),
    TOO_MANY_DOCUMENTS(
            409,
            "There are too many documents",
            "Only so many can wait to be decided on. Remove those that are not needed."),
    VERSION_CONFLICT(
            412,
            "It was changed in the meantime",
            "`If-Match` names a version that is no longer the current one. `version` and `ETag` say which is. Read it"
                    + " again before you decide again."),
    PAYLOAD_TOO_LARGE(413, "The body is too large", "`detail` says how many bytes are taken here."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The media type of the body is not supported",
            "`Content-Type` is missing, is none that is read here, or names another charset than UTF-8; or the body has"
                    + " a `Content-Encoding`."),
    AMOUNT_SCALE(
            422,
            "The amount has more decimals than its asset",
            "Amounts are never rounded: send no more decimals than the asset has."),
    AMOUNT_NOT_POSITIVE(422, "The amount must be more than zero", "Zero and negative amounts can't be moved."),
    AMOUNT_TOO_SMALL(
            422,
            "The amount is too small to be paid out",
            "After fees nothing would be left at the destination's scale."),
    AMOUNT_TOO_LARGE(
            422,
            "The amount is too large",
            "`detail` says how many digits there may be before the point, or that the balance of an account would have too"
                    + " many. Nothing moved."),
    UNKNOWN_CURRENCY(422, "The currency is not known here", "It is no ISO 4217 code, or none that is dealt in here."),
    UNKNOWN_ASSET(422, "The asset is not known here", "There is no such currency, coin or stock here."),
    CURRENCY_NOT_TAKEN(422, "The bank does not pay out in this currency", "`detail` says in which ones it does."),
    IBAN_INVALID(
            422, "The IBAN is not valid", "It has another length than its country's, or its check digits are wrong."),
    UNKNOWN_WALLET(422, "The wallet is not known here", "There is no such wallet, or it is not one that you may use."),
    SAME_WALLET(422, "Source and destination are the same", "Money that stays where it is would be no movement."),
    SAME_ASSET(422, "Source and destination are the same asset", "An asset is converted into another one."),
    PAIR_NOT_OFFERED(
            422,
            "The two assets are not converted into each other here",
            "Both assets are known, but this pair of them is not dealt in."),
    UNKNOWN_ACCOUNT(
            422, "The account is not known here", "There is no such account, or it is not one that you may use."),
    ASSET_MISMATCH(
            422,
            "The account is kept in another asset",
            "An account holds one asset; the request names another for it."),
    SAME_ACCOUNT(422, "Source and destination are the same", "Money that stays where it is would be no movement."),
    ACCOUNT_FROZEN(
            422,
            "The account takes no new money movement",
            "It was frozen or closed. What is under way on it is finished all the same."),
    HOUSE_ACCOUNT(
            422,
            "It is an account of the house",
            "The house's own accounts take part in every payment; they are neither frozen nor closed."),
    INSUFFICIENT_FUNDS(
            422,
            "The available balance is too low",
            "What is held for other payments is not available. Nothing moved."),
    NOT_A_CURRENCY(
            422,
            "The format takes currencies only",
            "ISO 20022 names amounts by ISO 4217 codes, which coins and stocks have none of. `asset` says which it is; ask"
                    + " for another format."),
    TOO_MANY_LINES(
            422,
            "There are more lines than the format takes",
            "`lines` says how many there are, `max_lines` how many there can be. Ask for CSV or JSON, which have no such"
                    + " limit, or for less."),
    CAPTURE_EXCEEDS_HOLD(422, "The capture is more than the hold", "At most what was reserved can be taken."),
    UNBALANCED(422, "The postings do not sum to zero per asset", "Debits and credits must be equal in each asset."),
    POSTING_NOT_ALLOWED(
            422,
            "The chart of accounts does not allow the posting",
            "Each kind of entry touches certain kinds of account, each on certain sides. `detail` says what does not fit."),
    WEAK_PASSWORD(
            422,
            "The password is too weak",
            "It is too short, too long, one of those that are tried first, or has the name of your address in it."
                    + " `detail` says which."),
    WRONG_PASSWORD(
            422,
            "It is not your password",
            "The current password is wrong, or was wrong too often: then wait a quarter of an hour."),
    WRONG_CODE(
            422,
            "The code is not right",
            "It is wrong, was used before, or is older than a minute; or codes were wrong too often: then wait a quarter"
                    + " of an hour."),
    TOKEN_INVALID(
            422,
            "The token is good no more",
            "A token that was mailed is good once and not for ever. Ask for a new mail."),
    KYC_REQUIRED(
            422,
            "The customer's level is too low for this",
            "`level` is the customer's level now, `required_level` the one that it takes. A level that lapsed is reached"
                    + " again by a new submission. Nothing moved."),
    LIMIT_EXCEEDED(
            422,
            "It would exceed a limit of the customer's level",
            "`limit` says which: PER_TRANSACTION, DAILY or MONTHLY. `allowed` is the limit, `left` what is left of it,"
                    + " both in `asset`; `resets_at` says from when on it is whole again. Nothing moved."),
    DOCUMENT_TYPE(
            422,
            "The document is not what it should be",
            "A document is a complete PDF, JPEG or PNG, and its content is what `Content-Type` says."),
    DOCUMENT_UNSAFE(
            422,
            "The document holds what is not accepted",
            "It has scripts, actions, other files or encryption in it, or more pixels than a page has. Print it to a new"
                    + " PDF, or take a new picture."),
    DOCUMENT_EXPIRED(
            422, "The document is not valid any more", "The last day of its validity is over. Send one that is valid."),
    SUBMISSION_INCOMPLETE(
            422, "The submission lacks something", "`detail` says what the level takes beside what was submitted."),
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The idempotency key was used for another request",
            "The same key came with another body before. A key names one request for ever."),
    PRECONDITION_REQUIRED(
            428,
            "Say which version you mean",
            "A change of what others change too needs `If-Match` with the `ETag` of what you read."),
    QUOTA_EXCEEDED(
            429,
            "That was too often",
            "Your plan, your address or the account that you try to get into allows no more for now:"
                    + " `violated_policies` names the limits. Ask again after `Retry-After` seconds; `RateLimit` in every"
                    + " answer says how much is left."),
    HEADERS_TOO_LARGE(
            431,
            "The header of the request is too large",
            "There are too many header fields, or they are too long. `detail` says how many are taken."),
    INTERNAL_ERROR(
            500,
            "Something went wrong here",
            "It is our fault, and it is in our log under the correlation id in `X-Correlation-Id`."),
    PRICE_UNAVAILABLE(
            503,
            "There is no price just now",
            "The last good rate is too old, or there has been none yet. Ask again after `Retry-After` seconds."),
    TEMPORARILY_UNAVAILABLE(
            503,
            "Not available just now",
            "The server starts, has too much to do, or lacks its database. Send the same request again after"
                    + " `Retry-After` seconds, with the same `Idempotency-Key`: it is done once at most.");

    private final int status;
    private final String title;
    private final String description;

    ProblemType(int status, String title, String description) {
        this.status = status;
        this.title = title;
        this.description = description;
    }

    /** The HTTP status that goes with it. */
    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /**
     * What it means and what its receiver can do, for the page that its URI leads to. Members and headers stand in
     * backquotes.
     */
    public String description() {
        return description;
    }

    /** The last part of its URI: {@code insufficient-funds}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
