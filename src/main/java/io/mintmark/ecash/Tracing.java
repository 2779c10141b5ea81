package io.mintmark.ecash;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
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
     * Coin tracing: the wallet's half of each serial in a withdrawal.
     *
     * @param identityKey of the account that the order names
     * @throws VerificationFailedException unless the withdrawal's proof holds for that identity
     */
    public static List<DecryptionRequest> ofWithdrawal(
            Parameters parameters, VerifyingKey identityKey, WithdrawalRequest withdrawal, byte[] signedOrder)
            throws MalformedException, VerificationFailedException {
        withdrawal.verify(parameters, identityKey.point());
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
     * S = M + rnd s, a coin's serial, from t shares of one of {@link #ofWithdrawal}'s requests.
     *
     * @param rnd the bank's half of the serial, as it stands in its signed first answer
     */
    public static Serial serial(
            Parameters parameters, DecryptionRequest request, List<VerifiedShare> shares, Scalar rnd)
            throws VerificationFailedException {
        Point opened = ThresholdDecryption.combine(parameters.trustees(), request, shares);
        Point serial = opened.plus(Generators.S.times(rnd));
        if (serial.isIdentity()) {
            throw new VerificationFailedException("the opened serial is the identity");
        }
        return new Serial(serial);
    }
}
