package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Hashing;

/**
 * One opening of an account (PROTOCOL section 4). The holder proves possession of the identity key by a PKCS#10 request, which
 * its challengePassword binds to this bank, this opening and this name, so that it cannot be used for another.
 *
 * @param nonce 16 bytes that the bank drew for this opening
 * @param holderName as the bank will have it in its file
 */
public record AccountOpening(ParamsId paramsId, Bytes nonce, String holderName) {
    /** Bytes of a nonce. */
    public static final int NONCE_SIZE = 16;

    public AccountOpening {
        if (nonce.size() != NONCE_SIZE) {
            throw new IllegalArgumentException("an opening's nonce has 16 bytes");
        }
    }

    /** The request's challengePassword: SHA-256 in base64url, 43 characters. */
    public String challengePassword() {
        Items items = Items.of(Domain.OPENING).add(paramsId.value()).add(nonce).add(holderName);
        return StrictText.encodeBase64Url(Hashing.sha256(items).toArray());
    }
}
