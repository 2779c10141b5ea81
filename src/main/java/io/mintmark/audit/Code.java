package io.mintmark.audit;

import java.util.Locale;

/** What can be wrong, each under a name that stays. */
public enum Code {
    LEAF_MALFORMED(Section.LOG, "a leaf's bytes do not decode"),
    LEAF_DIFFERS(Section.LOG, "an event is not the one that was sealed at its position"),
    LINE_DIFFERS(Section.LOG, "the readable line of an export is not its leaf"),
    CHECKPOINT_UNSIGNED(Section.LOG, "a checkpoint is not signed by the log's key, or not of this log"),
    CHECKPOINT_ROOT_DIFFERS(Section.LOG, "the tree over the events has another root than the checkpoint says"),
    CHECKPOINT_BEYOND_LOG(Section.LOG, "a checkpoint covers events that are not there"),
    KEPT_CHECKPOINT_DIFFERS(Section.LOG, "the log is not a continuation of the one that was checked last time"),

    POSITION_GAP(Section.STRUCTURE, "positions are missing or come twice"),
    STREAM_GAP(Section.STRUCTURE, "an event is not the next one of its stream"),
    TYPE_UNKNOWN(Section.STRUCTURE, "an event is of no known type"),
    PAYLOAD_UNREADABLE(Section.STRUCTURE, "an event is not in the form of its type"),
    STREAM_WRONG(Section.STRUCTURE, "an event stands in another stream than its content says"),
    EVENT_ID_TWICE(Section.STRUCTURE, "two events have one id"),
    TIME_BACKWARDS(Section.STRUCTURE, "an event was recorded long before the one in front of it"),
    TIME_DIFFERS(Section.STRUCTURE, "an event happened at another time than it was recorded"),

    PARAMETERS_FOREIGN(Section.PROTOCOL, "an event belongs to another bank's parameters"),
    ACCOUNT_REQUEST_INVALID(Section.PROTOCOL, "an account was opened without its holder's signed request"),
    LICENCE_INVALID(Section.PROTOCOL, "a licence is not the authority's for this account and time"),
    LICENCE_LACKING(Section.PROTOCOL, "coins were issued to an account without a licence in force"),
    KEY_LIST_INVALID(Section.PROTOCOL, "a change of the key list is not signed, or voids the list"),
    KEY_NOT_ISSUING(Section.PROTOCOL, "coins were asked for or issued under a key that did not issue then"),
    REQUEST_INVALID(Section.PROTOCOL, "a withdrawal's request is not what its event says"),
    WITHDRAWAL_PROOF_INVALID(Section.PROTOCOL, "a withdrawal's proof does not hold"),
    FIRST_ANSWER_INVALID(Section.PROTOCOL, "the bank's first answer is not a signed one to its request"),
    CHALLENGE_INVALID(Section.PROTOCOL, "a challenge is not the holder's to this session"),
    SECOND_ANSWER_INVALID(Section.PROTOCOL, "the bank's second answer does not make the coins"),
    SESSION_ANSWERED_TWICE(Section.PROTOCOL, "a session has answered two challenges"),
    SESSION_CLOSED(Section.PROTOCOL, "a session was answered when it was over, or ended when it was not"),
    SESSION_UNKNOWN(Section.PROTOCOL, "a withdrawal's event is of a session that was never opened"),
    PAYMENT_INVALID(Section.PROTOCOL, "a deposited payment is not valid by the key list of that time"),
    PAYMENT_TWICE(Section.PROTOCOL, "a payment was deposited a second time"),
    PAYMENT_LATE(Section.PROTOCOL, "a payment was deposited after its time"),
    COIN_CREDITED_TWICE(Section.PROTOCOL, "a coin was spent for the first time twice"),
    COIN_KEY_UNKNOWN(Section.PROTOCOL, "a coin is of no key of the list"),
    COIN_VALUE_WRONG(Section.PROTOCOL, "a coin counts for another value than its key says"),
    SPENDING_WITHOUT_PAYMENT(Section.PROTOCOL, "a coin was marked as spent without its payment"),
    PAYMENT_WITHOUT_SPENDING(Section.PROTOCOL, "a payment's coin was not marked as spent"),
    DOUBLE_SPEND_HIDDEN(Section.PROTOCOL, "a coin was spent twice, and nobody was named"),
    ACCUSATION_WITHOUT_SPENDING(Section.PROTOCOL, "somebody was named for a coin that was not spent twice"),
    DOUBLE_SPEND_NOT_PROVEN(Section.PROTOCOL, "the payments of a double spend do not prove what its event says"),
    TRUSTEES_INVALID(Section.PROTOCOL, "trustees were appointed without a valid ceremony"),
    ORDER_INVALID(Section.PROTOCOL, "a tracing order is not a judge's, or was not in force"),
    ORDER_MISSING(Section.PROTOCOL, "something was traced without an order"),
    DECISION_INVALID(Section.PROTOCOL, "a trustee's decision or an order's end is not signed, not due, or comes twice"),
    SHARE_INVALID(Section.PROTOCOL, "a trustee's share does not verify, or one called wrong does"),
    OPENING_INVALID(Section.PROTOCOL, "an opening is not what the shares give"),
    STOLEN_REPORT_INVALID(Section.PROTOCOL, "a report of stolen coins does not open its withdrawal's escrow"),
    WATCH_INVALID(Section.PROTOCOL, "a coin was watched, or an alarm raised, without a reason on record"),
    WATCH_MISSING(Section.PROTOCOL, "a coin that was opened or reported stolen is not watched"),
    ALARM_MISSING(Section.PROTOCOL, "a watched coin was deposited and no alarm was raised"),

    COINS_WITHOUT_DEBIT(Section.BOOKS, "coins were issued and nobody was debited"),
    DEBIT_WITHOUT_COINS(Section.BOOKS, "an account was debited and got no coins"),
    ISSUED_AMOUNT_DIFFERS(Section.BOOKS, "coins were issued for another amount than was debited"),
    DEPOSIT_WITHOUT_CREDIT(Section.BOOKS, "a deposit was settled and nobody was credited"),
    CREDIT_WITHOUT_DEPOSIT(Section.BOOKS, "an account was credited without a deposit"),
    CREDITED_AMOUNT_DIFFERS(Section.BOOKS, "a deposit was credited with another amount than its coins are worth"),
    SETTLEMENT_WRONG(Section.BOOKS, "a merchant was told another result than was recorded"),
    AMOUNT_WRONG(Section.BOOKS, "an amount is zero, or of another currency"),
    ACCOUNT_UNKNOWN(Section.BOOKS, "money moved on an account that was never opened"),
    ACCOUNT_OPENED_TWICE(Section.BOOKS, "an account was opened twice"),
    ACCOUNT_CLOSED(Section.BOOKS, "an account was used after its end, or ended with money in it"),
    ACCOUNT_FROZEN(Section.BOOKS, "money left an account that was frozen"),
    ACCOUNT_OVERDRAWN(Section.BOOKS, "more left an account than was in it"),
    HOLDING_LIMIT_EXCEEDED(Section.BOOKS, "a cash-in lifted a balance above the limit"),
    WITHDRAWAL_LIMIT_EXCEEDED(Section.BOOKS, "an account withdrew more than the limit of a day"),
    DEPOSITED_ABOVE_ISSUED(Section.BOOKS, "more coins of a key came back than were issued: the key was stolen"),
    HELD_COIN_WRONG(Section.BOOKS, "a held coin was credited without its release, or released without being held"),
    TRIAL_BALANCE(Section.BOOKS, "debits and credits are not equal"),

    VIEW_ROW_DIFFERS(Section.READ_MODELS, "a row of a read model is not what the log says"),
    VIEW_ROW_MISSING(Section.READ_MODELS, "a row that follows from the log is not in its read model"),
    VIEW_ROW_EXTRA(Section.READ_MODELS, "a row of a read model does not follow from the log"),
    VIEW_AHEAD(Section.READ_MODELS, "a read model says that it has read what is not there"),
    EVENT_SKIPPED(Section.READ_MODELS, "a stored event was passed over by the sealing");

    private final Section section;
    private final String sentence;

    Code(Section section, String sentence) {
        this.section = section;
        this.sentence = sentence;
    }

    /** Stable, in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where it is reported. */
    public Section section() {
        return section;
    }

    /** What it means. */
    public String sentence() {
        return sentence;
    }
}
