package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Valid payments of one to four coins and bad ones of every kind, each with what verifying it alone says. */
final class PaymentPool {
    private static final Scalar ERROR = Scalar.of(3);

    /** @param expected what verifying it alone says; a proof that does not parse is an invalid one */
    record Entry(String name, Payment payment, PaymentVerifier.Verdict expected) {}

    final TestBank bank;
    final PaymentVerifier verifier;
    final List<Entry> good = new ArrayList<>();
    final List<Entry> bad = new ArrayList<>();
    private final TestBank.TestWallet wallet;
    private final TestBank.TestWallet other;
    private final DenominationKey unlisted;
    private final DenominationKey revoked;
    private final DenominationKey dollar;
    private final KeyList all;

    PaymentPool(long seed) {
        bank = new TestBank(seed);
        wallet = bank.wallet();
        other = bank.wallet();
        unlisted = bank.newKey(256, TestBank.EUR);
        revoked = bank.newKey(512, TestBank.EUR);
        dollar = bank.newKey(1, new Currency("USD"));
        all = bank.added(bank.keyList, unlisted, revoked, dollar);
        KeyList known =
                bank.append(bank.added(bank.keyList, revoked, dollar), List.of(new KeyChange.Revoked(revoked.id())));
        verifier = new PaymentVerifier(known);
        addGood();
        addBroken();
        addProofErrors();
        addCoinErrors();
        addDegenerateCoin();
        addFalseStatements();
        addBrokenRules();
    }

    private void addGood() {
        long[][] values = {{1}, {4, 2}, {1, 2, 4}, {8, 1, 128, 1}};
        for (int i = 0; i < 24; i++) {
            add(
                    good,
                    "good " + i,
                    honest(i % 2 == 0 ? wallet : other, values[i % 4]).payment());
        }
    }

    private void add(List<Entry> entries, String name, Payment payment) {
        entries.add(new Entry(name, payment, alone(payment)));
    }

    private PaymentVerifier.Verdict alone(Payment payment) {
        try {
            return new PaymentVerifier.Verdict.Valid(verifier.verify(payment));
        } catch (MalformedException e) {
            return new PaymentVerifier.Verdict.Refused(PaymentRefusal.INVALID_PROOF);
        } catch (PaymentRefusedException e) {
            return new PaymentVerifier.Verdict.Refused(e.reason());
        }
    }

    private void addBad(String name, Payment payment) {
        add(bad, name, payment);
    }

    private Forger honest(TestBank.TestWallet payer, long... values) {
        return forger(payer, Arrays.stream(values).sum(), payer.withdraw(values));
    }

    private Forger forger(TestBank.TestWallet payer, long amount, List<OwnedCoin> coins) {
        return new Forger(bank, bank.request(amount), payer.identity, coins);
    }

    private void addBroken() {
        Payment payment = honest(wallet, 1, 2).payment();
        Bytes proof = payment.proof();
        byte[] bytes = proof.toArray();
        byte[] notAPoint = bytes.clone();
        notAPoint[0] = 4;
        byte[] notAScalar = bytes.clone();
        Arrays.fill(notAScalar, bytes.length - Scalar.SIZE, bytes.length, (byte) 0xff);
        for (byte[] broken : List.of(
                new byte[0],
                Arrays.copyOf(bytes, bytes.length - 1),
                Arrays.copyOf(bytes, bytes.length + 32),
                notAPoint,
                notAScalar)) {
            addBad("a proof that does not parse", withProof(payment, Bytes.copyOf(broken)));
        }
    }

    private static Payment withProof(Payment payment, Bytes proof) {
        return Forger.with(payment, payment.identityEscrow(), proof);
    }

    /** Shifted responses in pairs whose errors cancel. */
    private void addProofErrors() {
        Forger forger = honest(wallet, 1, 2);
        Payment payment = forger.payment();
        for (int index = 0; index < forger.witness.size(); index += 3) {
            addBad("response " + index + " shifted", Forger.shiftResponse(payment, index, ERROR));
            addBad("response " + index + " shifted back", Forger.shiftResponse(payment, index, ERROR.negate()));
        }
        Ciphertext escrow = payment.identityEscrow();
        addBad(
                "the proof of another payment",
                withProof(payment, honest(wallet, 1, 2).payment().proof()));
        Ciphertext swapped = new Ciphertext(escrow.e2(), escrow.e1());
        addBad("the ciphertext swapped", Forger.with(payment, swapped, payment.proof()));
        Ciphertext shifted = new Ciphertext(escrow.e1(), escrow.e2().plus(Point.BASE));
        addBad("the ciphertext shifted", Forger.with(payment, shifted, payment.proof()));
    }

    private void addCoinErrors() {
        List<OwnedCoin> coins = wallet.withdraw(1, 2);
        for (int index = 0; index < 5; index++) {
            for (Scalar by : List.of(ERROR, ERROR.negate())) {
                Coin first = Forger.shiftScalar(coins.getFirst().coin(), index, by);
                List<Coin> shown = List.of(first, coins.get(1).coin());
                addBad(
                        "scalar " + index + " of a coin shifted",
                        new Forger(bank, bank.request(3), wallet.identity, coins, shown).payment());
            }
        }
    }

    /** zeta2 would be the identity. */
    private void addDegenerateCoin() {
        List<OwnedCoin> coins = wallet.withdraw(2);
        Coin coin = coins.getFirst().coin();
        BlindSignature s = coin.signature();
        BlindSignature degenerate = new BlindSignature(
                s.zeta(),
                s.zeta(),
                s.alpha(),
                s.alpha1(),
                s.alpha2(),
                s.eta(),
                s.rho(),
                s.omega(),
                s.rho1(),
                s.rho2(),
                s.mu());
        List<Coin> shown = List.of(new Coin(coin.keyId(), coin.serial(), degenerate));
        addBad(
                "a tag key that is the identity",
                new Forger(bank, bank.request(2), wallet.identity, coins, shown).payment());
    }

    private void addFalseStatements() {
        addBad("another identity", forger(other, 3, wallet.withdraw(1, 2)).payment());
        List<OwnedCoin> mixed = new ArrayList<>(wallet.withdraw(1));
        mixed.addAll(other.withdraw(2));
        addBad("coins of two accounts", forger(wallet, 3, mixed).payment());
        Forger tag = honest(wallet, 4);
        tag.tags.set(0, tag.tags.getFirst().plus(Generators.F));
        addBad("another tag", tag.payment());
        Forger escrow = honest(wallet, 1, 4);
        escrow.d2 = escrow.d2.plus(Point.BASE);
        addBad("another identity encrypted", escrow.payment());
        Forger moved = honest(wallet, 2, 4);
        moved.shift(Forger.n(0), Scalar.ONE);
        moved.shift(Forger.n(0) + 2, Scalar.ONE.negate());
        addBad("n + 1 and k - 1", moved.payment());
        OwnedCoin coin = wallet.withdraw(2).getFirst();
        Coin shown = new Coin(
                coin.coin().keyId(),
                Serial.of(bank.random.scalar()),
                coin.coin().signature());
        addBad(
                "another serial",
                new Forger(bank, bank.request(2), wallet.identity, List.of(coin), List.of(shown)).payment());
    }

    private void addBrokenRules() {
        addBad("too little", forger(wallet, 4, wallet.withdraw(1, 2)).payment());
        addBad("too much", forger(wallet, 2, wallet.withdraw(1, 2)).payment());
        OwnedCoin coin = wallet.withdraw(2).getFirst();
        addBad("a serial twice", forger(wallet, 4, List.of(coin, coin)).payment());
        addBad(
                "an unknown key",
                forger(wallet, 256, wallet.withdraw(List.of(unlisted), all)).payment());
        addBad(
                "a revoked key",
                forger(wallet, 512, wallet.withdraw(List.of(revoked), all)).payment());
        addBad(
                "another currency",
                forger(wallet, 1, wallet.withdraw(List.of(dollar), all)).payment());
        PaymentRequest r = bank.request(1);
        PaymentRequest foreign = new PaymentRequest(
                new ParamsId(Bytes.zeros(ParamsId.SIZE)),
                r.merchant(),
                r.nonce(),
                r.amount(),
                r.issuedAt(),
                r.expiresAt(),
                r.keyListNumber(),
                r.keyListHead(),
                r.memo());
        addBad("other parameters", new Forger(bank, foreign, wallet.identity, wallet.withdraw(1)).payment());
        PaymentRequest early = bank.request(
                new Money(1, TestBank.EUR), TestBank.WITHDRAW_FROM.minusMillis(1), TestBank.WITHDRAW_FROM, all);
        addBad("too early", new Forger(bank, early, wallet.identity, wallet.withdraw(1)).payment());
        PaymentRequest late =
                bank.request(new Money(1, TestBank.EUR), TestBank.DEPOSIT_UNTIL, TestBank.DEPOSIT_UNTIL, all);
        addBad("too late", new Forger(bank, late, wallet.identity, wallet.withdraw(1)).payment());
    }
}
