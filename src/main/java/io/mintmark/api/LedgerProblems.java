package io.mintmark.api;

import java.util.List;
import java.util.stream.Stream;

/** The problems of all that the ledger refuses: one for every code of a {@link io.mintmark.ledger.Rejection}. */
final class LedgerProblems {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int GONE = 410;
    private static final int REFUSED = 422;

    private static final List<Problem> ACCOUNTS = List.of(
            problem(
                    "opening-refused",
                    REFUSED,
                    "The account cannot be opened",
                    "Make a new certification request for this bank, this nonce and this holder."),
            problem(
                    "identity-key-in-use",
                    CONFLICT,
                    "The identity key is in use",
                    "Open the account with another identity key."),
            problem("account-unknown", NOT_FOUND, "There is no such account", "Check the account id."),
            problem("account-closed", CONFLICT, "The account is closed", "Use another account."),
            problem(
                    "account-frozen",
                    FORBIDDEN,
                    "The account is frozen",
                    "Ask the bank; nothing leaves the account until then."),
            problem("licence-revoked", FORBIDDEN, "The licence is revoked", "Ask the bank for a new account."),
            problem("licence-expired", FORBIDDEN, "The licence has expired", "Ask the bank for a new licence."),
            problem("insufficient-funds", CONFLICT, "The account has too little", "Take less, or pay in first."),
            problem(
                    "wrong-currency",
                    REFUSED,
                    "The currency is not the bank's",
                    "Use the currency that GET /v1/info names."),
            problem("amount-zero", REFUSED, "The amount is zero", "Send an amount above zero."),
            problem(
                    "text-refused",
                    REFUSED,
                    "A text cannot be kept",
                    "Send a text that is not empty, not longer than documented, and has no control characters."),
            problem(
                    "holding-limit-exceeded",
                    CONFLICT,
                    "The account would hold too much",
                    "Pay in less; GET /v1/info names the limit."),
            problem(
                    "withdrawal-limit-exceeded",
                    CONFLICT,
                    "Too much would be withdrawn today",
                    "Withdraw less, or tomorrow (UTC); GET /v1/info names the limit."),
            problem(
                    "balance-too-large",
                    CONFLICT,
                    "The balance would be too large",
                    "Pay out or withdraw first, then deposit again."),
            problem("balance-not-zero", CONFLICT, "The account is not empty", "Pay the balance out first."));

    private static final List<Problem> DENOMINATIONS = List.of(
            problem(
                    "denomination-times-refused",
                    REFUSED,
                    "The times of the keys do not fit",
                    "Give whole days in order, from today on, that leave no gap after the keys before."),
            problem(
                    "denomination-range-refused",
                    REFUSED,
                    "The values of the keys do not fit",
                    "Give the powers of two from 1 up to at most 2^52."),
            problem(
                    "key-list-full",
                    CONFLICT,
                    "The key list is full",
                    "Tell the operator: no more keys can be published."),
            problem(
                    "denomination-unknown",
                    NOT_FOUND,
                    "There is no such key",
                    "Read the key list at GET /v1/keys again."));

    private static final List<Problem> WITHDRAWALS = List.of(
            problem(
                    "request-time-off",
                    REFUSED,
                    "The request is too old or too new",
                    "Check the clock and make a new request."),
            problem(
                    "key-not-issuing",
                    CONFLICT,
                    "A key does not issue now",
                    "Read the key list at GET /v1/keys again."),
            problem("amount-too-large", REFUSED, "The coins are worth too much", "Ask for fewer coins."),
            problem(
                    "challenge-not-signed",
                    REFUSED,
                    "The challenge is not signed by the identity key",
                    "Sign the challenge with the identity key of the account."),
            problem("session-void", GONE, "The session is void", "Begin a new withdrawal; nothing was debited."),
            problem(
                    "challenge-mismatch",
                    REFUSED,
                    "The challenge is of another session",
                    "Send the challenge to the answer of this very withdrawal."),
            problem("session-expired", GONE, "The session has expired", "Begin a new withdrawal; nothing was debited."),
            problem(
                    "too-many-coins",
                    REFUSED,
                    "Too many coins at once",
                    "Ask for fewer coins; GET /v1/info names the limit."),
            problem(
                    "withdrawal-id-in-use",
                    CONFLICT,
                    "Another request had this withdrawal id",
                    "Begin a withdrawal with a new id."),
            problem("withdrawal-unknown", NOT_FOUND, "There is no such withdrawal", "Check the withdrawal id."),
            problem(
                    "challenge-conflict",
                    CONFLICT,
                    "The session has answered another challenge",
                    "Repeat the challenge that was sent first; this is on record."),
            problem("issuing-stopped", CONFLICT, "Issuing was stopped", "Read the key list at GET /v1/keys again."));

    private static final List<Problem> DEPOSITS = List.of(
            problem("deposit-id-in-use", CONFLICT, "Another deposit had this id", "Make the deposit with a new id."),
            problem(
                    "deposit-size-refused",
                    REFUSED,
                    "No payment, or too many at once",
                    "Deposit at least one payment, and no more than GET /v1/info allows at once."),
            problem(
                    "payment-malformed",
                    REFUSED,
                    "The payment cannot be read",
                    "Deposit the payment exactly as it was received."),
            problem("other-merchant", REFUSED, "The payment is for another merchant", "Only the payee can deposit it."),
            problem(
                    "deposit-too-late",
                    REFUSED,
                    "The payment comes too late",
                    "Deposit within 7 days after the request expires."),
            problem(
                    "other-parameters",
                    REFUSED,
                    "This is of another bank",
                    "Take it to the bank whose parameters it names."),
            problem("zero-challenge", REFUSED, "The payment has a challenge of zero", "Have the payer pay again."),
            problem("key-unknown", REFUSED, "A key is not in the key list", "Read the key list at GET /v1/keys again."),
            problem("key-revoked", REFUSED, "A key was revoked", "Read the key list at GET /v1/keys again."),
            problem(
                    "key-not-yet-in-force",
                    REFUSED,
                    "A key was not yet in force",
                    "Accept only coins whose keys are in force."),
            problem("key-expired", REFUSED, "A key has expired", "Accept only coins whose keys outlive the payment."),
            problem(
                    "wrong-amount",
                    REFUSED,
                    "The coins do not add up",
                    "Have the payer pay exactly what was requested."),
            problem("serial-twice", REFUSED, "Two coins have one serial", "Have the payer pay with different coins."),
            problem("invalid-proof", REFUSED, "A proof or signature does not hold", "Make it anew, by the protocol."));

    private static final List<Problem> TRACING = List.of(
            problem("ceremony-refused", REFUSED, "The key ceremony is void", "Hold another ceremony for this bank."),
            problem(
                    "trustees-replaced",
                    CONFLICT,
                    "These trustees were replaced",
                    "Hold a new ceremony: nobody comes back with an old one."),
            problem(
                    "order-forged",
                    REFUSED,
                    "No known judge has signed the order",
                    "Check the judge's key at GET /v1/info and the order's text."),
            problem("order-foreign", REFUSED, "The order is for another bank", "Take it to the bank that it names."),
            problem("order-expired", GONE, "The order has expired", "Ask the judge for a new order."),
            problem(
                    "order-not-yet-valid",
                    REFUSED,
                    "The order is not valid yet",
                    "Check the clocks; bring it when its time has come."),
            problem(
                    "order-replayed",
                    CONFLICT,
                    "An order of this id was taken before",
                    "Look at GET /v1/tracing-orders; ask the judge for a new order to trace again."),
            problem("order-unknown", NOT_FOUND, "There is no such order", "Check the order's id."),
            problem(
                    "order-ended",
                    GONE,
                    "The order has ended",
                    "It expired, or too many trustees refused; ask the judge for a new order."),
            problem(
                    "payment-not-recorded",
                    NOT_FOUND,
                    "No such payment was deposited here",
                    "Check the payment's id, and that it was deposited."),
            problem(
                    "nothing-to-trace",
                    NOT_FOUND,
                    "The account withdrew no coins in this time",
                    "Check the account, the window and whose trustees the order names."),
            problem(
                    "order-too-large",
                    REFUSED,
                    "The order asks for too many coins",
                    "Ask the judge for orders of shorter windows."),
            problem("part-unknown", NOT_FOUND, "The order has no such part", "Read the order's evidence again."),
            problem("trustee-unknown", NOT_FOUND, "There is no such trustee", "Check the trustee's number."),
            problem(
                    "trustee-forged",
                    FORBIDDEN,
                    "The trustee has not signed this",
                    "Sign with the key of the ceremony, over exactly the documented bytes."),
            problem(
                    "trustee-decided",
                    CONFLICT,
                    "The trustee has decided otherwise before",
                    "A decision stands; ask the judge for a new order."),
            problem(
                    "shares-submitted-twice",
                    CONFLICT,
                    "Other shares of this trustee are on record",
                    "Send the same shares again, or none."),
            problem("other-order", REFUSED, "This is for another order", "Send it for the order that it was made for."),
            problem(
                    "shares-of-other-ciphertexts",
                    REFUSED,
                    "The shares are not for these ciphertexts",
                    "Make a share for each ciphertext of the part, in their order, as they are on record."),
            problem(
                    "share-of-other-trustee",
                    REFUSED,
                    "A share is another trustee's",
                    "Send your own shares; this is on record."),
            problem(
                    "share-proof-wrong",
                    REFUSED,
                    "A share's proof does not hold",
                    "Make the shares anew, for this very order; this is on record."),
            problem(
                    "stolen-coins-refused",
                    REFUSED,
                    "This does not open coins of the withdrawal",
                    "Reveal the escrows' randomness of coins of this very withdrawal."),
            problem("coin-not-held", CONFLICT, "The coin is not held", "Look at GET /v1/coins for its state."));

    static final List<Problem> ALL = Stream.of(ACCOUNTS, DENOMINATIONS, WITHDRAWALS, DEPOSITS, TRACING)
            .flatMap(List::stream)
            .toList();

    private LedgerProblems() {}

    private static Problem problem(String code, int status, String title, String detail) {
        return new Problem(code, status, title, detail);
    }
}
