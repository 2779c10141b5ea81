package io.mintmark.audit;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Parameters;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * The bank as it published itself, which the regulator has from the bank's licence or from its own records: what the log is checked
 * against must not come from the log.
 *
 * @param authority verifies licences
 * @param logKey verifies checkpoints; without it they are compared with the tree, and not known to be signed
 */
public record AuditedBank(
        BankInfo info,
        Parameters parameters,
        Currency currency,
        VerifyingKey authority,
        List<VerifyingKey> judges,
        Money holdingLimit,
        Money withdrawalLimit,
        Optional<VerifierKey> logKey) {
    /** The file of an export. */
    public static final String FILE = "bank.json";

    public AuditedBank {
        judges = List.copyOf(judges);
    }

    /** @throws MalformedException unless this is what a bank publishes at /info */
    public static AuditedBank of(BankInfo info) throws MalformedException {
        try {
            List<Point> commitments = new ArrayList<>();
            for (String commitment : info.trustees().commitments()) {
                commitments.add(Point.decode(StrictText.decodeBase64Url(commitment)));
            }
            List<VerifyingKey> judges = new ArrayList<>();
            for (String judge : info.judges()) {
                judges.add(key(judge));
            }
            Currency currency = new Currency(info.currency());
            return new AuditedBank(
                    info,
                    new Parameters(
                            info.name(),
                            key(info.bankKey()),
                            ThresholdPublicKey.of(info.trustees().count(), commitments)),
                    currency,
                    Licence.authorityKey(info.caCertificate()),
                    judges,
                    new Money(info.limits().holding(), currency),
                    new Money(info.limits().withdrawalPerDay(), currency),
                    Optional.of(VerifierKey.decode(info.log().verifierKey())));
        } catch (IllegalArgumentException | ArithmeticException | VerificationFailedException e) {
            throw new MalformedException("what the bank says about itself is not in its form");
        }
    }

    /** With the key that signs checkpoints. */
    public AuditedBank with(VerifierKey key) {
        return new AuditedBank(
                info, parameters, currency, authority, judges, holdingLimit, withdrawalLimit, Optional.of(key));
    }

    private static VerifyingKey key(String text) throws MalformedException {
        return VerifyingKey.decode(StrictText.decodeBase64Url(text));
    }

    /** From a file with the answer of /info. */
    public static AuditedBank read(Path file) throws IOException, MalformedException {
        try {
            return of(StrictJson.mapper().readValue(Files.readAllBytes(file), BankInfo.class));
        } catch (JacksonException e) {
            throw new MalformedException(file.getFileName() + " is not what a bank publishes about itself");
        }
    }
}
