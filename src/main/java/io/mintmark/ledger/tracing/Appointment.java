package io.mintmark.ledger.tracing;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.crypto.threshold.Trustee;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import java.util.List;
import java.util.Optional;

/**
 * Trustees who were appointed, and the parameters that follow from them.
 *
 * @param trustees with the keys by which they sign, trustee 1 first
 */
public record Appointment(Parameters parameters, List<Trustee> trustees, Transcript transcript) {
    public Appointment {
        trustees = List.copyOf(trustees);
    }

    /**
     * What a ceremony leads to.
     *
     * @throws RejectedException if it is void, or was held for another bank
     */
    public static Appointment of(Transcript transcript, String bankName, VerifyingKey bankKey) {
        try {
            if (!transcript.bankName().equals(bankName)) {
                throw new RejectedException(new Rejection.CeremonyRefused("it was held for another bank"));
            }
            Parameters parameters = new Parameters(bankName, bankKey, transcript.verify());
            return new Appointment(parameters, transcript.trustees(), transcript);
        } catch (MalformedException | VerificationFailedException e) {
            throw new RejectedException(new Rejection.CeremonyRefused(String.valueOf(e.getMessage())));
        }
    }

    /** The key that trustee j signs with, if there is a trustee j. */
    public Optional<VerifyingKey> signingKey(int trustee) {
        return trustee < 1 || trustee > trustees.size()
                ? Optional.empty()
                : Optional.of(trustees.get(trustee - 1).signingKey());
    }
}
