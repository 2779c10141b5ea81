package io.mintmark.wallet;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Payer;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.PaymentVerifier;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Shelf;
import io.mintmark.holder.StoreException;
import io.mintmark.money.Money;
import io.mintmark.wire.Base64Url;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Payments (PROTOCOL section 6): one per request, whatever happens. */
final class Payments {
    /** Soonest expiring first. */
    static final Comparator<Purse.Usable> FIRST = Comparator.comparing(Purse.Usable::expires);

    private final Purse purse;
    private final Holder holder;

    Payments(Purse purse) {
        this.purse = purse;
        this.holder = purse.holder;
    }

    PaymentPlan plan(PaymentRequest request)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        Optional<Payment> before = before(request);
        List<Long> values = new ArrayList<>();
        if (before.isPresent()) {
            for (Payment.SpentCoin spent : before.get().coins()) {
                holder.keys()
                        .find(spent.coin().keyId())
                        .ifPresent(key -> values.add(key.value().minorUnits()));
            }
        } else {
            choose(request, keysFor(request)).forEach(coin -> values.add(coin.value()));
        }
        return new PaymentPlan(
                request.merchant().value(),
                request.amount().minorUnits(),
                request.amount().currency().code(),
                request.memo(),
                values,
                before.isPresent());
    }

    Payment pay(PaymentRequest request)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        Optional<Payment> before = before(request);
        if (before.isPresent()) {
            return before.get();
        }
        KeyList keys = keysFor(request);
        List<CoinRecord> coins =
                choose(request, keys).stream().map(Purse.Usable::coin).toList();
        Payment payment = make(request, keys, coins);
        return holder.store().<Payment, MalformedException>write(() -> {
            record(payment, coins, null);
            return payment;
        });
    }

    private Optional<Payment> before(PaymentRequest request) throws StoreException, MalformedException {
        var item = purse.payments.find(request.hash());
        return item.isEmpty()
                ? Optional.empty()
                : Optional.of(Payment.ofText(item.get().value().payment()));
    }

    /** The payment, which must be recorded before it goes anywhere. */
    Payment make(PaymentRequest request, KeyList keys, List<CoinRecord> coins)
            throws StoreException, MalformedException, VerificationFailedException {
        return new Payer(keys, holder.identity())
                .pay(request, purse.open(keys, coins), holder.now(), holder.randomness());
    }

    /** Inside a write: the payment is there, and its coins are gone. */
    void record(Payment payment, List<CoinRecord> coins, @Nullable String depositId)
            throws StoreException, MalformedException {
        PaymentRequest request = payment.request();
        for (CoinRecord coin : coins) {
            requireUnspent(coin);
            purse.put(coin, CoinRecord.State.SPENT);
        }
        purse.payments.put(
                request.hash(),
                PaymentRecord.State.PAID,
                new PaymentRecord(
                        Base64Url.text(payment.id().value()),
                        holder.now(),
                        request.merchant().value(),
                        request.amount().minorUnits(),
                        request.memo(),
                        payment.toText(),
                        coins.stream().map(CoinRecord::serial).toList(),
                        depositId));
    }

    private void requireUnspent(CoinRecord coin) throws StoreException, MalformedException {
        Bytes id = coin.id();
        if (purse.coins.find(id).orElseThrow().state() != CoinRecord.State.AVAILABLE) {
            throw new IllegalStateException("a coin was about to be spent twice");
        }
    }

    /** The key list under which the request is looked at: at least the merchant's. */
    private KeyList keysFor(PaymentRequest request)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotPayException {
        requireForUs(request);
        KeyList keys = holder.keys();
        if (request.keyListNumber() > keys.number()) {
            keys = holder.refresh();
        }
        if (request.keyListNumber() > keys.number()) {
            throw new CannotPayException("the merchant knows a key list that the bank has not published: do not pay");
        }
        keys.requireSame(request.keyListNumber(), request.keyListHead());
        return keys;
    }

    private void requireForUs(PaymentRequest request) throws StoreException, CannotPayException {
        if (!request.paramsId().equals(holder.parameters().id())) {
            throw new CannotPayException("the request is for coins of another bank");
        }
        if (!request.amount().currency().equals(holder.bank().currency())) {
            throw new CannotPayException("the request is in another currency");
        }
        Instant now = holder.now();
        if (request.expiresAt().isBefore(now)) {
            throw new CannotPayException("the request has expired: ask the merchant for a new one");
        }
        if (request.issuedAt().minus(Payer.MAX_CLOCK_DIFFERENCE).isAfter(now)) {
            throw new CannotPayException("the request is from the future: look at the clocks");
        }
        purse.requireFree();
    }

    /** Coins that add up exactly: the fewest, and of those the soonest to expire. */
    private List<Purse.Usable> choose(PaymentRequest request, KeyList keys)
            throws StoreException, MalformedException, CannotPayException {
        List<Purse.Usable> usable = usable(keys, request.issuedAt(), request.expiresAt());
        return exact(keys, usable, request.amount().minorUnits());
    }

    List<Purse.Usable> exact(KeyList keys, List<Purse.Usable> usable, long amount)
            throws StoreException, CannotPayException {
        if (amount < 1) {
            throw new CannotPayException("an amount is at least 1");
        }
        Optional<List<Purse.Usable>> chosen = CoinChoice.exact(usable, Purse.Usable::value, FIRST, amount);
        if (chosen.isEmpty()) {
            throw refusal(keys, usable, amount);
        }
        return chosen.get();
    }

    /** Says what to withdraw, if that helps. */
    private CannotPayException refusal(KeyList keys, List<Purse.Usable> usable, long amount) throws StoreException {
        String here = "no coins of the wallet add up to exactly this amount";
        List<Long> held = usable.stream().map(Purse.Usable::value).toList();
        List<Long> offered = offered(keys).stream().map(Money::minorUnits).toList();
        try {
            return new CannotPayException(here, Split.missing(held, amount, offered));
        } catch (CannotSplitException e) {
            return new CannotPayException(here + ", nor do any that the bank issues");
        }
    }

    /** Values of the coins that can be withdrawn now. */
    private List<Money> offered(KeyList keys) throws StoreException {
        var currency = holder.bank().currency();
        return keys.issuingAt(holder.now()).stream()
                .map(DenominationKey::value)
                .filter(value -> value.currency().equals(currency))
                .toList();
    }

    /** The available coins that are valid in a payment of these times. */
    List<Purse.Usable> usable(KeyList keys, Instant issuedAt, Instant expiresAt)
            throws StoreException, MalformedException {
        Instant lastDeposit = expiresAt.plus(PaymentVerifier.DEPOSIT_PERIOD);
        List<Purse.Usable> usable = new ArrayList<>();
        for (Shelf.Item<CoinRecord.State, CoinRecord> item : purse.coins.all(CoinRecord.State.AVAILABLE)) {
            Optional<DenominationKey> key = keys.findValid(item.value().key());
            if (key.isPresent()
                    && !issuedAt.isBefore(key.get().withdrawFrom())
                    && lastDeposit.isBefore(key.get().depositUntil())) {
                usable.add(new Purse.Usable(item.value(), key.get()));
            }
        }
        return usable;
    }
}
