package io.mintmark.merchant;

/** Why a till refuses, in the order in which it looks. The codes are for machines and never change. */
public enum TillRefusal {
    /** It is no payment. */
    MALFORMED("malformed", "this is no payment, or not all of one"),
    /** It is of another bank, or of other parameters. */
    OTHER_BANK("other-bank", "the payment is of another bank"),
    /** It answers another merchant's request. */
    OTHER_MERCHANT("other-merchant", "the payment is for another merchant"),
    /** It answers a request that this till has not made, or not in these words. */
    REQUEST_UNKNOWN("request-unknown", "the payment answers a request that this till has not made"),
    /** Another payment has answered its request. */
    REQUEST_ANSWERED("request-answered", "another payment has answered this request"),
    /** Its request was issued more than 5 minutes from now: a clock is wrong. */
    REQUEST_NOT_YET("request-not-yet", "the request was issued in the future: the till's clock is wrong, or was"),
    /** Its request has expired. */
    REQUEST_EXPIRED("request-expired", "the request has expired: make a new one"),
    /** The bank may have revoked keys since the till has asked it. */
    KEY_LIST_TOO_OLD("key-list-too-old", "the till's key list is too old: bring it to the network and update it"),
    /** The bank has no coins yet. */
    KEY_LIST_EMPTY("key-list-empty", "the till knows no coins of the bank: update its key list"),
    /** It is not valid; a {@link io.mintmark.ecash.PaymentRefusal} says why, and its code stands for this one. */
    PAYMENT_INVALID("payment-invalid", "the payment is not valid"),
    /** This till has taken one of its coins before, in another payment. */
    SERIAL_SEEN("serial-seen", "a coin of the payment was paid to this till before");

    private final String code;
    private final String sentence;

    TillRefusal(String code, String sentence) {
        this.code = code;
        this.sentence = sentence;
    }

    /** In kebab case. */
    public String code() {
        return code;
    }

    /** For people. */
    public String sentence() {
        return sentence;
    }
}
