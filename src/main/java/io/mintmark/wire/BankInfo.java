package io.mintmark.wire;

import java.util.List;

/**
 * Who the bank is: everything from which {@code paramsId} can be derived again, and what it allows.
 *
 * @param bankKey verifies what the bank signs
 * @param judges keys of the judges whose orders it obeys
 * @param caCertificate PEM, of the licences
 * @param log how the sealed log is verified
 * @param contact for people
 */
public record BankInfo(
        String name,
        String currency,
        String paramsId,
        String bankKey,
        Trustees trustees,
        List<String> judges,
        String caCertificate,
        Limits limits,
        Log log,
        String contact) {
    /**
     * The trustees' key.
     *
     * @param threshold so many of them open what is encrypted
     * @param publicKey Y
     * @param commitments A_0, ..., A_(t-1)
     * @param verificationKeys Y_1, ..., Y_n
     */
    public record Trustees(
            int count, int threshold, String publicKey, List<String> commitments, List<String> verificationKeys) {}

    /**
     * The sealed log.
     *
     * @param origin the first line of its checkpoints
     * @param verifierKey the key that signs them, as a vkey (C2SP signed-note)
     */
    public record Log(String origin, String verifierKey) {}

    /** Amounts in minor units. */
    public record Limits(
            long holding,
            long withdrawalPerDay,
            int coinsPerWithdrawal,
            int paymentsPerDeposit,
            int coinsPerDeposit,
            long sessionSeconds) {}
}
