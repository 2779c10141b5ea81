package io.mintmark.wallet;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Shelf;
import io.mintmark.holder.StoreException;
import io.mintmark.money.Money;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.DepositMessages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Own coins go back to the bank: paid to the own account, and deposited. */
final class Deposits {
    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final int ID_SIZE = 16;

    /** The most that are sent at once, even to a bank that would take more. */
    private static final int MAX_PAYMENTS = 256;

    private final Purse purse;
    private final Payments payments;
    private final Holder holder;

    Deposits(Purse purse, Payments payments) {
        this.purse = purse;
        this.payments = payments;
        this.holder = purse.holder;
    }

    /** A payment to the own account, with its coins. */
    private record Own(Payment payment, List<CoinRecord> coins) {}

    DepositReport deposit(OptionalLong amount)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        List<DepositRecord> settled = new ArrayList<>(settle());
        purse.requireFree();
        KeyList keys = holder.refresh();
        Instant now = holder.now();
        List<Purse.Usable> usable = payments.usable(keys, now, now.plus(LIFETIME));
        List<CoinRecord> coins = (amount.isPresent() ? payments.exact(keys, usable, amount.getAsLong()) : usable)
                .stream().map(Purse.Usable::coin).toList();
        BankInfo.Limits limits = holder.limits();
        int perPayment = Math.clamp(limits.coinsPerDeposit(), 1, Payment.MAX_COINS);
        long perBatch = Math.clamp(limits.paymentsPerDeposit(), 1, MAX_PAYMENTS);
        long perDeposit = Math.min(limits.coinsPerDeposit(), perPayment * perBatch);
        int whole = (int) Math.max(perPayment, perDeposit - perDeposit % perPayment);
        for (List<CoinRecord> batch : batches(coins, whole)) {
            settled.add(settle(begin(keys, batches(batch, perPayment))));
        }
        return report(settled, left(keys));
    }

    private static <T> List<List<T>> batches(List<T> all, int size) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            batches.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return batches;
    }

    /** Value of the coins that no payment of now can have in it. */
    private long left(KeyList keys) throws StoreException, MalformedException {
        Instant now = holder.now();
        long usable = Purse.sum(
                payments.usable(keys, now, now.plus(LIFETIME)).stream().mapToLong(Purse.Usable::value));
        return Math.subtractExact(purse.value(CoinRecord.State.AVAILABLE), usable);
    }

    /** One durable step: the payments, their coins, and the deposit that they go into. */
    private DepositRecord begin(KeyList keys, List<List<CoinRecord>> batches)
            throws StoreException, MalformedException, VerificationFailedException {
        List<Own> own = new ArrayList<>();
        for (List<CoinRecord> coins : batches) {
            own.add(new Own(payments.make(request(keys, coins), keys, coins), coins));
        }
        Bytes id = Bytes.copyOf(holder.randomness().bytes(ID_SIZE));
        DepositRecord deposit = new DepositRecord(
                Base64Url.text(id),
                holder.now(),
                Purse.sum(own.stream()
                        .mapToLong(one -> one.payment().request().amount().minorUnits())),
                own.stream()
                        .map(one -> Base64Url.text(one.payment().request().hash()))
                        .toList(),
                null);
        return holder.store().<DepositRecord, MalformedException>write(() -> {
            for (Own one : own) {
                payments.record(one.payment(), one.coins(), deposit.depositId());
            }
            purse.deposits.put(id, DepositRecord.State.OPEN, deposit);
            return deposit;
        });
    }

    private PaymentRequest request(KeyList keys, List<CoinRecord> coins) throws StoreException {
        Instant now = holder.now();
        return new PaymentRequest(
                holder.parameters().id(),
                holder.accountId(),
                Bytes.copyOf(holder.randomness().bytes(ID_SIZE)),
                new Money(
                        Purse.sum(coins.stream().mapToLong(CoinRecord::value)),
                        holder.bank().currency()),
                now,
                now.plus(LIFETIME),
                keys.number(),
                keys.head(),
                "own coins");
    }

    /** Sends again what the bank has not answered yet. */
    List<DepositRecord> settle() throws IOException, BankRefusedException, MalformedException {
        List<DepositRecord> settled = new ArrayList<>();
        for (Shelf.Item<DepositRecord.State, DepositRecord> item : purse.deposits.all(DepositRecord.State.OPEN)) {
            settled.add(settle(item.value()));
        }
        return settled;
    }

    private DepositRecord settle(DepositRecord open) throws IOException, BankRefusedException, MalformedException {
        List<String> texts = new ArrayList<>();
        for (String hash : open.requests()) {
            texts.add(purse.payments
                    .find(Base64Url.bytes(hash))
                    .orElseThrow(() -> new IllegalStateException("a deposit without its payment"))
                    .value()
                    .payment());
        }
        DepositMessages.Result result = holder.account().deposit(new DepositMessages.Request(open.depositId(), texts));
        requireAnswer(open, result);
        DepositRecord settled = new DepositRecord(open.depositId(), open.at(), open.amount(), open.requests(), result);
        Bytes id = Base64Url.bytes(open.depositId());
        return holder.store().write(() -> {
            purse.deposits.put(id, DepositRecord.State.SETTLED, settled);
            return settled;
        });
    }

    /** It is about this deposit, and adds up: nothing else is recorded. */
    private void requireAnswer(DepositRecord open, DepositMessages.Result result)
            throws StoreException, MalformedException {
        long credited = Purse.sum(result.payments().stream()
                .flatMap(payment -> payment.coins().stream())
                .filter(coin -> coin.outcome().equals("credited"))
                .mapToLong(DepositMessages.CoinResult::value));
        boolean answers = result.depositId().equals(open.depositId())
                && result.payments().size() == open.requests().size()
                && result.credited().currency().equals(holder.bank().currency().code())
                && result.credited().amount() == credited
                && credited >= 0
                && credited <= open.amount();
        if (!answers) {
            throw new MalformedException(
                    "what the bank has answered is no answer to this deposit: nothing was recorded");
        }
    }

    static DepositReport report(List<DepositRecord> settled, long left) {
        List<String> problems = new ArrayList<>();
        for (DepositRecord deposit : settled) {
            for (DepositMessages.PaymentResult payment : results(deposit)) {
                if (payment.code() != null) {
                    problems.add(payment.code());
                }
                payment.coins().stream()
                        .map(DepositMessages.CoinResult::outcome)
                        .filter(outcome -> !outcome.equals("credited"))
                        .forEach(problems::add);
            }
        }
        return new DepositReport(
                settled.stream().map(DepositRecord::depositId).toList(),
                Purse.sum(settled.stream().mapToLong(DepositRecord::amount)),
                Purse.sum(settled.stream().mapToLong(Deposits::credited)),
                left,
                problems);
    }

    private static List<DepositMessages.PaymentResult> results(DepositRecord deposit) {
        DepositMessages.Result result = deposit.result();
        return result == null ? List.of() : result.payments();
    }

    private static long credited(DepositRecord deposit) {
        DepositMessages.Result result = deposit.result();
        return result == null ? 0 : result.credited().amount();
    }
}
