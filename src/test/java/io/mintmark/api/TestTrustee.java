package io.mintmark.api;

import static io.mintmark.api.ApiWallet.text;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.ledger.TestLedger;
import io.mintmark.wire.TracingMessages;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A trustee of the tests' bank that decrypts whatever it is handed. */
record TestTrustee(Parameters parameters, int trustee) {
    SigningKey signing() {
        return TestLedger.TRUSTEES.keys().get(trustee - 1).signing();
    }

    /** A share for a ciphertext, which is no secret of anybody's until there are t of them. */
    DecryptionShare share(TracingOrder order, Ciphertext ciphertext) {
        try {
            return DecryptionShare.prove(
                    parameters.trustees(),
                    TestLedger.TRUSTEES.shares().get(trustee - 1),
                    new DecryptionRequest(parameters.id().value(), order.hash(), ciphertext),
                    CountedRandomness.seeded(order.hashCode() + trustee));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    TracingMessages.Shares shares(TracingOrder order, int part, List<Ciphertext> ciphertexts) {
        List<DecryptionShare> shares =
                ciphertexts.stream().map(ciphertext -> share(order, ciphertext)).toList();
        return sign(order, part, ciphertexts, shares, signing());
    }

    TracingMessages.Shares sign(
            TracingOrder order,
            int part,
            List<Ciphertext> ciphertexts,
            List<DecryptionShare> shares,
            SigningKey signer) {
        ShareSubmission submission = new ShareSubmission(parameters.id(), order.hash(), trustee, part, shares);
        List<TracingMessages.Share> sent = new ArrayList<>();
        for (int i = 0; i < shares.size(); i++) {
            DecryptionShare share = shares.get(i);
            sent.add(new TracingMessages.Share(
                    text(encode(ciphertexts.get(i))),
                    StrictText.encodeBase64Url(share.point().encode()),
                    text(share.proof())));
        }
        return new TracingMessages.Shares(
                trustee,
                part,
                text(order.hash()),
                sent,
                StrictText.encodeBase64Url(submission.sign(signer).signature().encode()));
    }

    private static Bytes encode(Ciphertext ciphertext) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(ciphertext.e1().encode());
        both.writeBytes(ciphertext.e2().encode());
        return Bytes.copyOf(both.toByteArray());
    }

    TracingMessages.Refusal refusal(TracingOrder order, String reason) {
        TracingRefusal refusal = new TracingRefusal(parameters.id(), order.hash(), trustee, reason);
        return new TracingMessages.Refusal(
                trustee,
                text(order.hash()),
                reason,
                StrictText.encodeBase64Url(refusal.sign(signing()).signature().encode()));
    }
}
