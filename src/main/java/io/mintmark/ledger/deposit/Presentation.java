package io.mintmark.ledger.deposit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositCommand.Presented;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

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
        return verify(paramsId -> keys, terms, at);
    }

    /**
     * The same for payments of several parameter sets, each set in a batch of its own.
     *
     * @param keys by which payments of these parameters are judged
     */
    public DepositPayments verify(Function<ParamsId, KeyList> keys, DepositTerms terms, Instant at) {
        requireSize(!payments.isEmpty() && payments.size() <= terms.maxPayments(), terms);
        List<Optional<Payment>> decoded =
                payments.stream().map(Presentation::decode).toList();
        List<Payment> readable = decoded.stream().flatMap(Optional::stream).toList();
        requireSize(readable.stream().mapToInt(p -> p.coins().size()).sum() <= terms.maxCoins(), terms);
        Iterator<Presented> verdicts = verdicts(readable, keys).iterator();
        List<Presented> presented = decoded.stream()
                .map(payment -> payment.isPresent()
                        ? verdicts.next()
                        : new Presented.Unusable(new Rejection.PaymentMalformed()))
                .toList();
        return new DepositPayments(merchant, depositId, hash(), presented, at);
    }

    private static List<Presented> verdicts(List<Payment> payments, Function<ParamsId, KeyList> keys) {
        Map<ParamsId, List<Integer>> bySet = IntStream.range(0, payments.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> payments.get(i).request().paramsId()));
        Presented[] presented = new Presented[payments.size()];
        bySet.forEach((paramsId, places) -> {
            List<Payment> ofSet = places.stream().map(payments::get).toList();
            List<PaymentVerifier.Verdict> verdicts = new PaymentVerifier(keys.apply(paramsId)).verifyAll(ofSet);
            for (int i = 0; i < places.size(); i++) {
                presented[places.get(i)] = presented(verdicts.get(i));
            }
        });
        return List.of(presented);
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
