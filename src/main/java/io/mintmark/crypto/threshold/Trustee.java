package io.mintmark.crypto.threshold;

import io.mintmark.crypto.signature.VerifyingKey;

/** What the others know of a trustee: the key it signs with, and the key they encrypt to it with. */
public record Trustee(VerifyingKey signingKey, HpkePublicKey encryptionKey) {}
