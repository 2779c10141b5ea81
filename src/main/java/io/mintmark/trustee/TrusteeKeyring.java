package io.mintmark.trustee;

import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.KeyShare;
import io.mintmark.crypto.threshold.Transcript;

/**
 * What a trustee needs to decide on orders. Prints without its secrets.
 *
 * @param trustee j
 * @param signing the key that it signed the ceremony with
 * @param share of the trustees' key
 * @param transcript of the ceremony, by which it knows the trustees' key itself
 */
public record TrusteeKeyring(int trustee, SigningKey signing, KeyShare share, Transcript transcript) {
    @Override
    public String toString() {
        return "TrusteeKeyring[trustee=" + trustee + ", hidden]";
    }
}
