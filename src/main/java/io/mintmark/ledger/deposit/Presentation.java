package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.Presented;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a merchant sends, read and verified in one batch: the part of a deposit that needs no transaction. */
public record Presentation(AccountId merchant, DepositId depositId, List<String> payments) {
    public Presentation {
        payments = List.copyOf(payments);
    }

    /** SHA-256 of all of it. */
    public Bytes hash() {
        Items items = new Items().add(merchant.value()).add(depositId.value());
        payments.forEach(text ->
                items.add(text.getBytes(StandardCharsets.UTF_8))); // ill-formed ones too: they are refused later
        return Hashing.sha256(items);
    }

    /**
     * The command, every payment in it verified or marked as unusable.
     *
     * @throws RejectedException for no payment, too many, or too many coins
     */
    public DepositPayments verify(KeyList keys, DepositTerms terms, Instant at) {
        requireSize(!payments.isEmpty() && payments.size() <= terms.maxPayments(), terms);
        List<Optional<Payment>> decoded =
                payments.stream().map(Presentation::decode).toList();
        List<Payment> readable = decoded.stream().flatMap(Optional::stream).toList();
        requireSize(readable.stream().mapToInt(p -> p.coins().size()).sum() <= terms.maxCoins(), terms);
        List<PaymentVerifier.Verdict> verdicts = new PaymentVerifier(keys).verifyAll(readable);
        List<Presented> presented = new ArrayList<>();
        int next = 0;
        for (Optional<Payment> payment : decoded) {
            presented.add(
                    payment.isPresent()
                            ? presented(verdicts.get(next++))
                            : new Presented.Unusable(new Rejection.PaymentMalformed()));
        }
        return new DepositPayments(merchant, depositId, hash(), presented, at);
    }

    private static Presented presented(PaymentVerifier.Verdict verdict) {
        return switch (verdict) {
            case PaymentVerifier.Verdict.Valid valid -> new Presented.Valid(valid.payment());
            case PaymentVerifier.Verdict.Refused refused ->
                new Presented.Unusable(new Rejection.PaymentRefused(refused.reason()));
        };
    }

    private static Optional<Payment> decode(String text) {
        try {
            return Optional.of(Payment.ofText(text));
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }

    private static void requireSize(boolean condition, DepositTerms terms) {
        if (!condition) {
            throw new RejectedException(new Rejection.DepositSizeRefused(terms.maxPayments(), terms.maxCoins()));
        }
    }
}
