package io.mintmark.trustee;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.TracingMessages;

/**
 * A withdrawal as the bank shows it; nothing of it is verified.
 *
 * @param firstAnswer the bank's
 * @param challenge the holder's
 * @param licence of the account
 */
public record WithdrawalEvidence(WithdrawalRequest request, Signed firstAnswer, Signed challenge, Licence licence) {
    /** @throws EvidenceRefusedException unless every part is in its form */
    public static WithdrawalEvidence of(TracingMessages.Withdrawal shown) throws EvidenceRefusedException {
        try {
            return new WithdrawalEvidence(
                    WithdrawalRequest.decode(Base64Url.bytes(shown.request()).toArray()),
                    signed(shown.firstAnswer()),
                    signed(shown.challenge()),
                    Licence.decode(Base64Url.bytes(shown.licence()).toArray()));
        } catch (MalformedException | IllegalArgumentException | NullPointerException e) {
            throw new EvidenceRefusedException(EvidenceRefusal.EVIDENCE_MALFORMED, "the withdrawal is not in its form");
        }
    }

    private static Signed signed(TracingMessages.Signed shown) throws MalformedException {
        Bytes signature = Base64Url.bytes(shown.signature());
        return new Signed(Base64Url.bytes(shown.message()), Signature.decode(signature.toArray()));
    }
}
