package io.mintmark.trustee;

import java.util.Locale;

/** Why a trustee does not decrypt what it is shown, though the order is valid. The codes are for machines and never change. */
public enum EvidenceRefusal {
    /** Another text with the order's id was decided on before. */
    ORDER_REPLAYED,
    /** The trustee has decided otherwise on this order. */
    DECIDED_OTHERWISE,
    /** Something is not in its form, or not of the order's kind. */
    EVIDENCE_MALFORMED,
    /** It is a payment that the order does not name. */
    OTHER_PAYMENT,
    /** A rule, a coin's signature or the payer's proof does not hold. */
    PAYMENT_INVALID,
    /** The withdrawal is of an account that the order does not name. */
    OTHER_ACCOUNT,
    /** The withdrawal is of a time that the order does not name. */
    OUTSIDE_WINDOW,
    /** The withdrawal is of other parameters. */
    OTHER_PARAMETERS,
    /** A coin's key is in no list of this bank. */
    KEY_UNKNOWN,
    /** One withdrawal is shown as two. */
    WITHDRAWAL_TWICE,
    /** The bank has not signed the licence. */
    LICENCE_FORGED,
    /** The licence is another account's. */
    OTHER_LICENCE,
    /** The bank has not signed the first answer. */
    ANSWER_FORGED,
    /** The first answer is not to this request. */
    OTHER_ANSWER,
    /** The holder of the account has not signed the challenge. */
    CHALLENGE_FORGED,
    /** The challenge is not of this withdrawal. */
    OTHER_CHALLENGE,
    /** The withdrawal's proof does not hold: the ciphertexts may be anybody's. */
    WITHDRAWAL_INVALID;

    /** Its name in kebab case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
