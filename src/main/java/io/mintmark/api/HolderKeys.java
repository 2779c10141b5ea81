package io.mintmark.api;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import java.util.Optional;

/** Finds the key that an account's tokens are verified with. */
@FunctionalInterface
public interface HolderKeys {
    /** The account's identity key, if there is such an account. */
    Optional<VerifyingKey> identityKey(AccountId account);
}
