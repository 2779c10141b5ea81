package io.mintmark.ecash;

/** Why the bank does not answer a withdrawal's message (PROTOCOL section 5). The codes are for machines and never change. */
public enum WithdrawalRefusal {
    /** It is of another bank or other parameters than the key list. */
    OTHER_PARAMETERS("other-parameters"),
    /** The request's time is more than 5 minutes off. */
    REQUEST_TIME_OFF("request-time-off"),
    /** A coin's key is unknown or revoked, or does not issue now. */
    KEY_NOT_ISSUING("key-not-issuing"),
    /** The coins are of more than one currency. */
    WRONG_CURRENCY("wrong-currency"),
    /** The coins' values exceed 2^53-1 minor units. */
    AMOUNT_TOO_LARGE("amount-too-large"),
    /** The request's proof does not hold for the account's identity key, or states what cannot be. */
    INVALID_PROOF("invalid-proof"),
    /** The account's identity key has not signed the challenge. */
    CHALLENGE_NOT_SIGNED("challenge-not-signed"),
    /** The recorded first answer is not the bank's, or not of this session's secrets: another epoch's is void for ever. */
    SESSION_VOID("session-void"),
    /** The challenge is not one to this session's request and first answer. */
    CHALLENGE_MISMATCH("challenge-mismatch"),
    /** The bank no longer waits for the challenge. */
    SESSION_EXPIRED("session-expired");

    private final String code;

    WithdrawalRefusal(String code) {
        this.code = code;
    }

    /** Its name in kebab case. */
    public String code() {
        return code;
    }
}
