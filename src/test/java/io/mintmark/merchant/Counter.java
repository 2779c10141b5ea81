package io.mintmark.merchant;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.ForgedPayments;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.TestBank;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.holder.StoreException;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** A payer before a till that has no network, with coins of every kind, good and bad. */
final class Counter implements AutoCloseable {
    static final Instant NOW = TestBank.NOW;
    static final Instant TODAY = NOW.truncatedTo(ChronoUnit.DAYS);
    static final Duration LIFE = Duration.ofMinutes(10);
    static final String MEMO = "Käse, 200 g";

    final SetClock clock = new SetClock(NOW);
    final ListedBank bank;
    final SecretScalar identity = CountedRandomness.seeded(6).scalar();
    final SecretScalar other = CountedRandomness.seeded(7).scalar();
    final UncheckedPayer payer;
    final ForgedPayments forged;
    final DenominationKey one;
    final DenominationKey two;
    final DenominationKey later;
    final DenominationKey ending;
    final DenominationKey revoked;
    final DenominationKey dollar;
    final DenominationKey unlisted;
    final Shop shop;

    Counter(Path folder) throws Exception {
        this(folder, TillPolicy.DEFAULT);
    }

    Counter(Path folder, TillPolicy policy) throws Exception {
        bank = new ListedBank(301);
        payer = new UncheckedPayer(bank.bank.parameters, identity);
        forged = new ForgedPayments(bank.bank, identity);
        one = bank.publish(euros(1), TODAY, TestBank.DEPOSIT_UNTIL);
        two = bank.publish(euros(2), TODAY, TestBank.DEPOSIT_UNTIL);
        later = bank.publish(euros(4), TODAY.plus(Duration.ofDays(1)), TestBank.DEPOSIT_UNTIL);
        ending = bank.publish(euros(8), TODAY.minus(Duration.ofDays(30)), TODAY.plus(Duration.ofDays(7)));
        revoked = bank.publish(euros(16), TODAY, TestBank.DEPOSIT_UNTIL);
        dollar = bank.publish(new Money(1, new Currency("USD")), TODAY, TestBank.DEPOSIT_UNTIL);
        unlisted = bank.bank.newKey(32, TestBank.EUR);
        shop = new Shop(folder, "shop", bank.client(clock), clock, policy);
        bank.revoke(revoked);
        shop.till().update();
        bank.disconnect();
    }

    static Money euros(long cents) {
        return new Money(cents, TestBank.EUR);
    }

    OwnedCoin coin(DenominationKey key) {
        return payer.forge(bank.bank.issuers.get(key.id()), key);
    }

    PaymentRequest ask(long amount) throws Exception {
        return shop.till().request(amount, MEMO, LIFE);
    }

    Payment pay(PaymentRequest request, OwnedCoin... coins) {
        return payer.pay(request, List.of(coins));
    }

    /** One cent, asked for and paid. */
    Payment payOne() throws Exception {
        return pay(ask(1), coin(one));
    }

    Accepted accept(Payment payment) throws Exception {
        return shop.till().accept(payment.toText());
    }

    List<OwnedCoin> cents(int coins) {
        return Stream.generate(() -> coin(one)).limit(coins).toList();
    }

    /** As many of one coin, for whoever only counts them. */
    List<OwnedCoin> sameCents(int coins) {
        return Collections.nCopies(coins, coin(one));
    }

    @Override
    public void close() throws StoreException {
        shop.close();
        bank.close();
    }
}
