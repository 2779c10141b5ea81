package io.mintmark.trustee;

import io.mintmark.client.BankRefusedException;
import io.mintmark.client.TracingClient;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.trustee.OrderCheck.VerifiedOrder;
import io.mintmark.wire.TracingMessages;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Where a trustee decides on orders. Nothing is decrypted before it was verified here, whatever the bank says of it. */
public final class TrusteeDesk {
    private final TrusteeKeyring keyring;
    private final Parameters parameters;
    private final OrderCheck check;
    private final TracingClient bank;
    private final Decisions decisions;
    private final InstantSource clock;
    private final Randomness randomness;

    /** @param parameters from {@link OrderCheck#parameters} */
    public TrusteeDesk(
            TrusteeKeyring keyring,
            Parameters parameters,
            OrderCheck check,
            TracingClient bank,
            Decisions decisions,
            InstantSource clock,
            Randomness randomness) {
        this.keyring = keyring;
        this.parameters = parameters;
        this.check = check;
        this.bank = bank;
        this.decisions = decisions;
        this.clock = clock;
        this.randomness = randomness;
    }

    /** Is told how many of how many parts are done. */
    public interface Progress {
        void at(int done, int total);
    }

    /** The order of this id, as the bank has it, verified. */
    public VerifiedOrder order(OrderId id)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        VerifiedOrder order = check.verify(bank.order(id).order(), clock.instant());
        if (!order.order().content().id().equals(id)) {
            throw new VerificationFailedException("the bank shows another order than was asked for");
        }
        return order;
    }

    /**
     * Makes and sends the shares for every part that has none of this trustee yet: what was interrupted goes on.
     *
     * @return how many parts were shared now
     */
    public int approve(OrderId id, Progress progress)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        VerifiedOrder order = order(id);
        int total = bank.order(id).parts();
        int seen = 0;
        int shared = 0;
        for (boolean more = true; more; ) {
            TracingMessages.Evidence page = bank.evidence(id, seen);
            List<TracingMessages.Part> missing = page.parts().stream()
                    .filter(part -> !part.sharedBy().contains(keyring.trustee()))
                    .toList();
            List<List<DecryptionRequest>> requests = requests(order, missing);
            OrderCheck.decide(order, true, decisions);
            for (int i = 0; i < missing.size(); i++) {
                share(order, missing.get(i).part(), requests.get(i));
                progress.at(seen + i + 1, total);
            }
            shared += missing.size();
            seen += page.parts().size();
            progress.at(seen, total);
            more = page.more() && !page.parts().isEmpty();
        }
        return shared;
    }

    private List<List<DecryptionRequest>> requests(VerifiedOrder order, List<TracingMessages.Part> parts)
            throws EvidenceRefusedException {
        List<List<DecryptionRequest>> payments = new ArrayList<>();
        List<WithdrawalEvidence> withdrawals = new ArrayList<>();
        for (TracingMessages.Part part : parts) {
            if (part.payment() != null) {
                payments.add(List.of(check.payment(order, part.payment())));
            } else if (part.withdrawal() != null) {
                withdrawals.add(WithdrawalEvidence.of(Objects.requireNonNull(part.withdrawal())));
            }
        }
        EvidenceRefusedException.require(
                payments.isEmpty() ? withdrawals.size() == parts.size() : payments.size() == parts.size(),
                EvidenceRefusal.EVIDENCE_MALFORMED,
                "a part has either a payment or a withdrawal");
        return withdrawals.isEmpty() ? payments : check.withdrawals(order, withdrawals);
    }

    private void share(VerifiedOrder order, int part, List<DecryptionRequest> requests)
            throws IOException, BankRefusedException, VerificationFailedException {
        List<DecryptionShare> shares =
                DecryptionShare.proveAll(parameters.trustees(), keyring.share(), requests, randomness);
        ShareSubmission submission =
                new ShareSubmission(parameters.id(), order.order().hash(), keyring.trustee(), part, shares);
        bank.submit(
                order.order().content().id(),
                submission,
                requests.stream().map(DecryptionRequest::ciphertext).toList(),
                keyring.signing());
    }

    /** Sends a refusal of an order, whose form and judge are verified as for an approval. */
    public void refuse(OrderId id, String reason)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        VerifiedOrder order = order(id);
        TracingRefusal refusal =
                new TracingRefusal(parameters.id(), order.order().hash(), keyring.trustee(), reason);
        OrderCheck.decide(order, false, decisions);
        bank.refuse(id, refusal, keyring.signing());
    }
}
