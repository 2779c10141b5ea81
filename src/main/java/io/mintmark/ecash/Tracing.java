package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.ThresholdDecryption;
import io.mintmark.crypto.threshold.VerifiedShare;
import java.util.List;

/**
 * What the trustees open under a judge's order (PROTOCOL section 8), and only that: a request for decryption is made from a
 * payment or withdrawal that was verified first, since a trustee that decrypts what it is handed would decrypt anything.
 */
public final class Tracing {
    private Tracing() {}

    /**
     * Owner tracing: the payer's identity key in a payment.
     *
     * @param signedOrder the order's bytes with its signature, which the caller has checked
     * @throws VerificationFailedException unless the payment is valid
     */
    public static DecryptionRequest ofPayment(PaymentVerifier verifier, Payment payment, byte[] signedOrder)
            throws MalformedException, VerificationFailedException {
        verifier.verify(payment);
        return request(payment.request().paramsId(), signedOrder, payment.identityEscrow());
    }

    /**
     * Coin tracing: the wallet's half of each serial in a withdrawal, one request per coin.
     *
     * @param identityKey of the account that the order names
     * @throws VerificationFailedException unless all its keys are or were in the list and its proof holds for that identity
     */
    public static List<DecryptionRequest> ofWithdrawal(
            KeyList keys, VerifyingKey identityKey, WithdrawalRequest withdrawal, byte[] signedOrder)
            throws MalformedException, VerificationFailedException {
        for (WithdrawalRequest.Coin coin : withdrawal.coins()) {
            if (keys.find(coin.keyId()).isEmpty()) {
                throw new VerificationFailedException("the withdrawal names a key that is in no list");
            }
        }
        withdrawal.verify(keys.parameters(), identityKey.point());
        return withdrawal.coins().stream()
                .map(coin -> request(withdrawal.paramsId(), signedOrder, coin.escrow()))
                .toList();
    }

    private static DecryptionRequest request(ParamsId paramsId, byte[] signedOrder, Ciphertext ciphertext) {
        return DecryptionRequest.of(paramsId.value(), signedOrder, ciphertext);
    }

    /** I, the payer's identity key, from t shares of {@link #ofPayment}'s request. */
    public static Point payer(Parameters parameters, DecryptionRequest request, List<VerifiedShare> shares)
            throws VerificationFailedException {
        return ThresholdDecryption.combine(parameters.trustees(), request, shares);
    }

    /**
     * S = M + rnd s, a coin's serial, from t shares of its request.
     *
     * @param firstAnswer the bank's to this withdrawal, in whose signed bytes rnd stands
     * @param coin its position in the withdrawal
     * @throws VerificationFailedException unless all these belong together and the shares open them
     */
    public static Serial serial(
            Parameters parameters,
            WithdrawalRequest withdrawal,
            Signed firstAnswer,
            int coin,
            DecryptionRequest request,
            List<VerifiedShare> shares)
            throws MalformedException, VerificationFailedException {
        firstAnswer.verify(parameters.bankKey());
        FirstAnswers first = FirstAnswers.decode(firstAnswer.message().toArray());
        if (!first.requestHash().equals(withdrawal.hash())
                || first.coins().size() != withdrawal.coins().size()
                || !request.ciphertext().equals(withdrawal.coins().get(coin).escrow())) {
            throw new VerificationFailedException("the first answer or the shares are not of this withdrawal");
        }
        Point opened = ThresholdDecryption.combine(parameters.trustees(), request, shares);
        Point serial = opened.plus(Generators.S.times(first.coins().get(coin).rnd()));
        if (serial.isIdentity()) {
            throw new VerificationFailedException("the opened serial is the identity");
        }
        return new Serial(serial);
    }
}
