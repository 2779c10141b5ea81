package io.mintmark.api;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.wire.BankInfo;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the bank is. */
@RestController
public final class InfoController {
    private final BankInfo info;

    public InfoController(BankProfile bank, PublicLog log) {
        this.info = describe(bank, log.key());
    }

    /** What a bank with this log says about itself. */
    public static BankInfo describe(BankProfile bank, VerifierKey log) {
        return new BankInfo(
                bank.parameters().bankName(),
                bank.accounts().currency().code(),
                Forms.text(bank.parameters().id().value()),
                Forms.text(bank.parameters().bankKey().encode()),
                trustees(bank.parameters().trustees()),
                bank.judges().stream().map(judge -> Forms.text(judge.encode())).toList(),
                bank.accounts().licences().caCertificatePem(),
                limits(bank),
                new BankInfo.Log(log.name(), log.encode()),
                bank.contact());
    }

    private static BankInfo.Trustees trustees(ThresholdPublicKey key) {
        List<String> verificationKeys = new ArrayList<>();
        try {
            for (int trustee = 1; trustee <= key.trusteeCount(); trustee++) {
                verificationKeys.add(Forms.text(key.verificationKey(trustee).encode()));
            }
        } catch (VerificationFailedException e) {
            throw new IllegalStateException("every trustee has a verification key", e);
        }
        return new BankInfo.Trustees(
                key.trusteeCount(),
                key.threshold(),
                Forms.text(key.publicKey().encode()),
                key.commitments().stream().map(Point::encode).map(Forms::text).toList(),
                verificationKeys);
    }

    private static BankInfo.Limits limits(BankProfile bank) {
        return new BankInfo.Limits(
                bank.accounts().holdingLimit().minorUnits(),
                bank.accounts().withdrawalLimit().minorUnits(),
                bank.withdrawals().maxCoins(),
                bank.deposits().maxPayments(),
                bank.deposits().maxCoins(),
                bank.withdrawals().sessionLifetime().toSeconds());
    }

    @GetMapping("/v1/info")
    @Describes(value = "Who the bank is, and what it allows", answer = BankInfo.class)
    public BankInfo info() {
        return info;
    }
}
