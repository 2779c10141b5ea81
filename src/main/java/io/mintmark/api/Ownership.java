package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.AccountId;
import org.jspecify.annotations.Nullable;

/** Whose things are asked for, where ids are an account's own: a holder's, or those of the account that the staff names. */
final class Ownership {
    private Ownership() {}

    static AccountId of(Caller caller, @Nullable String accountId) throws MalformedException {
        if (accountId == null) {
            if (caller instanceof Caller.Holder(AccountId own)) {
                return own;
            }
            throw new ProblemException(Problems.MISSING_FIELD);
        }
        AccountId named = Forms.accountId(accountId);
        caller.requireOwner(named);
        return named;
    }
}
