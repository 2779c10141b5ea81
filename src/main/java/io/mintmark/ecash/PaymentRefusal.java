package io.mintmark.ecash;

/** Why a payment is not valid (PROTOCOL section 6). The codes are for machines and never change. */
public enum PaymentRefusal {
    /** It is of another bank or other parameters than the key list. */
    OTHER_PARAMETERS("other-parameters"),
    /** Its challenge d is zero: its tags would show the payer's identity key. */
    ZERO_CHALLENGE("zero-challenge"),
    /** A coin's key is not in the key list. */
    KEY_UNKNOWN("key-unknown"),
    /** A coin's key is in the key list, but revoked. */
    KEY_REVOKED("key-revoked"),
    /** The request was issued before a coin's key was in force. */
    KEY_NOT_YET_IN_FORCE("key-not-yet-in-force"),
    /** A coin's key expires before the payment can be deposited. */
    KEY_EXPIRED("key-expired"),
    /** A coin is of another currency than the request. */
    WRONG_CURRENCY("wrong-currency"),
    /** The coins do not add up to the amount. */
    WRONG_AMOUNT("wrong-amount"),
    /** Two coins have one serial. */
    SERIAL_TWICE("serial-twice"),
    /** A coin's signature or the payer's proof does not hold, states what cannot be, or does not parse. */
    INVALID_PROOF("invalid-proof");

    private final String code;

    PaymentRefusal(String code) {
        this.code = code;
    }

    /** Its name in kebab case. */
    public String code() {
        return code;
    }
}
