package io.mintmark.wallet;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Shelf;
import io.mintmark.holder.StoreException;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.SpentSerials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;

/** The shelves of a wallet, and the coins on them. */
final class Purse {
    private static final Bytes ONLY = Bytes.zeros(1);

    final Holder holder;
    final Shelf<WithdrawalRecord.State, WithdrawalRecord> withdrawals;
    final Shelf<CoinRecord.State, CoinRecord> coins;
    final Shelf<PaymentRecord.State, PaymentRecord> payments;
    final Shelf<DepositRecord.State, DepositRecord> deposits;
    final Shelf<CoinRecord.State, SpentSerials> statements;
    private final Shelf<RestorationRecord.State, RestorationRecord> restorations;

    Purse(Holder holder) {
        this.holder = holder;
        var store = holder.store();
        this.withdrawals = new Shelf<>(store, "withdrawal", WithdrawalRecord.State.class, WithdrawalRecord.class);
        this.coins = new Shelf<>(store, "coin", CoinRecord.State.class, CoinRecord.class);
        this.payments = new Shelf<>(store, "payment", PaymentRecord.State.class, PaymentRecord.class);
        this.deposits = new Shelf<>(store, "deposit", DepositRecord.State.class, DepositRecord.class);
        this.statements = new Shelf<>(store, "spent", CoinRecord.State.class, SpentSerials.class);
        this.restorations = new Shelf<>(store, "restoration", RestorationRecord.State.class, RestorationRecord.class);
    }

    /** A coin that can be spent, for now, with the key that says for how long. */
    record Usable(CoinRecord coin, DenominationKey key) {
        long value() {
            return coin.value();
        }

        Instant expires() {
            return key.depositUntil();
        }
    }

    static long sum(LongStream amounts) {
        return amounts.reduce(0, Math::addExact);
    }

    List<CoinRecord> coins(CoinRecord.State state) throws StoreException {
        return coins.all(state).stream().map(Shelf.Item::value).toList();
    }

    long value(CoinRecord.State state) throws StoreException {
        return sum(coins(state).stream().mapToLong(CoinRecord::value));
    }

    /** Inside a write: a coin changes its state. */
    void put(CoinRecord coin, CoinRecord.State state) throws StoreException, MalformedException {
        coins.put(coin.id(), state, coin);
    }

    /** The coins of a withdrawal as records, in their order. */
    static List<CoinRecord> records(WithdrawalRecord withdrawal, List<OwnedCoin> owned) {
        List<CoinRecord> records = new ArrayList<>();
        for (OwnedCoin coin : owned) {
            records.add(new CoinRecord(
                    Base64Url.text(coin.coin().serial().encode()),
                    withdrawal.withdrawalId(),
                    records.size(),
                    Base64Url.text(coin.key().id().value()),
                    coin.value().minorUnits()));
        }
        return records;
    }

    /** The coins behind these records, with their secrets: made again from the seed and what the bank has signed. */
    List<OwnedCoin> open(KeyList keys, List<CoinRecord> records)
            throws StoreException, MalformedException, VerificationFailedException {
        Map<String, List<OwnedCoin>> opened = new HashMap<>();
        List<OwnedCoin> coins = new ArrayList<>();
        for (CoinRecord record : records) {
            List<OwnedCoin> siblings = opened.get(record.withdrawalId());
            if (siblings == null) {
                siblings = open(keys, record.withdrawalId());
                opened.put(record.withdrawalId(), siblings);
            }
            coins.add(siblings.get(record.index()));
        }
        return coins;
    }

    private List<OwnedCoin> open(KeyList keys, String withdrawalId)
            throws StoreException, MalformedException, VerificationFailedException {
        WithdrawalRecord record = withdrawals
                .find(Base64Url.bytes(withdrawalId))
                .orElseThrow(() -> new IllegalStateException("a coin without its withdrawal"))
                .value();
        return WalletWithdrawal.resume(keys, holder.seed(), holder.identity(), record.decoded())
                .challenge(record.first())
                .coins(record.second(), serial -> false);
    }

    Optional<Shelf.Item<RestorationRecord.State, RestorationRecord>> restoration() throws StoreException {
        return restorations.find(ONLY);
    }

    /** Inside a write. */
    void put(RestorationRecord restoration, RestorationRecord.State state) throws StoreException {
        restorations.put(ONLY, state, restoration);
    }

    /** Until when nothing leaves this wallet because it was restored; that time may be over, and the coins not yet looked up. */
    Optional<Instant> nothingBefore() throws StoreException {
        return restoration()
                .filter(item -> item.state() == RestorationRecord.State.WAITING)
                .map(item -> item.value().until());
    }

    void requireFree() throws StoreException, CannotPayException {
        Optional<Instant> until = nothingBefore();
        if (until.isPresent()) {
            throw new CannotPayException("this wallet was restored: nothing is paid or deposited before " + until.get()
                    + "; from then on 'restore' finds out which coins were spent, and frees the others");
        }
    }
}
