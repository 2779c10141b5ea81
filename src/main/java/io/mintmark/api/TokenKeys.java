package io.mintmark.api;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import java.util.Optional;

/** Finds the keys that the tokens of holders and trustees are verified with. */
public interface TokenKeys {
    /** Whether these are, or were, the bank's own parameters: to whom a token may be addressed. */
    boolean isOurs(ParamsId paramsId);

    /** The account's identity key, if there is such an account. */
    Optional<VerifyingKey> ofHolder(AccountId account);

    /** The key that trustee j of these parameters signs with, if there is one. */
    Optional<VerifyingKey> ofTrustee(ParamsId paramsId, int trustee);
}
