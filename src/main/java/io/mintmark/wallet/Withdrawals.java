package io.mintmark.wallet;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.SecondAnswers;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Shelf;
import io.mintmark.holder.StoreException;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.WithdrawalMessages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Withdrawals (PROTOCOL section 5), each a row of durable steps that can be taken up after any of them. */
final class Withdrawals {
    /**
     * The bank has not debited, and the challenge is not sent again. A copy of it that is still on its way can be taken until the
     * session expires; its coins come back by restoring.
     */
    private static final Set<String> ENDING = Set.of(
            "session-expired",
            "session-void",
            "withdrawal-unknown",
            "challenge-conflict",
            "challenge-mismatch",
            "challenge-not-signed",
            "issuing-stopped",
            "insufficient-funds",
            "withdrawal-limit-exceeded");

    /** A refusal of the caller or by the server, and not of the withdrawal. */
    private static final Set<Integer> FOR_NOW = Set.of(401, 408, 429);

    private static final int SERVER_ERROR = 500;

    private final Purse purse;
    private final Holder holder;

    Withdrawals(Purse purse) {
        this.purse = purse;
        this.holder = purse.holder;
    }

    List<Withdrawn> withdraw(long amount)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException, CannotSplitException, CannotWithdrawException {
        if (holder.licence().isEmpty()) {
            throw new CannotWithdrawException("the wallet has no licence yet: 'request' one at the bank's desk, then"
                    + " take it in with 'licence'");
        }
        if (amount < 1 || amount > Money.MAX_MINOR_UNITS) {
            throw new CannotWithdrawException("an amount is 1 to " + Money.MAX_MINOR_UNITS + " in the smallest unit");
        }
        KeyList keys = holder.refresh();
        List<Withdrawn> done = new ArrayList<>(finish(keys));
        WalletWithdrawal.Requested requested = request(keys, amount);
        WithdrawalRecord record = WithdrawalRecord.of(requested.request(), amount);
        put(WithdrawalRecord.State.REQUESTED, record);
        done.add(answer(requested, record));
        return done;
    }

    private WalletWithdrawal.Requested request(KeyList keys, long amount)
            throws IOException, BankRefusedException, VerificationFailedException, CannotSplitException {
        Currency currency = holder.bank().currency();
        List<Long> offered = keys.issuingAt(holder.now()).stream()
                .map(DenominationKey::value)
                .filter(value -> value.currency().equals(currency))
                .map(Money::minorUnits)
                .toList();
        List<Long> held = purse.coins(CoinRecord.State.AVAILABLE).stream()
                .map(CoinRecord::value)
                .toList();
        int maxCoins = Math.clamp(holder.limits().coinsPerWithdrawal(), 1, WithdrawalRequest.MAX_COINS);
        List<Money> values = Split.of(amount, offered, held, maxCoins).stream()
                .map(value -> new Money(value, currency))
                .toList();
        return WalletWithdrawal.request(
                keys,
                holder.seed(),
                holder.identity(),
                holder.accountId(),
                new WithdrawalId(Bytes.copyOf(holder.randomness().bytes(WithdrawalId.SIZE))),
                values,
                holder.now(),
                holder.randomness());
    }

    /** Takes up all that were interrupted. Those that cannot get coins any more are ended, and say why. */
    List<Withdrawn> finish(KeyList keys)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        List<Withdrawn> done = new ArrayList<>();
        for (WithdrawalRecord.State state :
                List.of(WithdrawalRecord.State.REQUESTED, WithdrawalRecord.State.ANSWERED)) {
            for (Shelf.Item<WithdrawalRecord.State, WithdrawalRecord> item : purse.withdrawals.all(state)) {
                done.add(finish(keys, item.value()));
            }
        }
        return done;
    }

    private Withdrawn finish(KeyList keys, WithdrawalRecord record)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        WalletWithdrawal.Requested requested =
                WalletWithdrawal.resume(keys, holder.seed(), holder.identity(), record.decoded());
        try {
            if (record.firstAnswer() == null) {
                return answer(requested, record);
            }
            requireSameAnswer(requested, record);
            return issue(requested, record);
        } catch (BankRefusedException e) {
            WithdrawalRecord now =
                    purse.withdrawals.find(record.id()).orElseThrow().value();
            if (now.ended() == null) {
                throw e;
            }
            return Withdrawn.of(now);
        }
    }

    /** Sends the request, and keeps the first answer to it. */
    private Withdrawn answer(WalletWithdrawal.Requested requested, WithdrawalRecord record)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        Signed first;
        try {
            first = ask(requested);
        } catch (BankRefusedException e) {
            if (!FOR_NOW.contains(e.status()) && e.status() < SERVER_ERROR) {
                put(WithdrawalRecord.State.ENDED, record.ended(e.code())); // nothing was challenged yet
            }
            throw e;
        }
        requested.challenge(first); // is it one?
        WithdrawalRecord answered = record.answered(first);
        put(WithdrawalRecord.State.ANSWERED, answered);
        return issue(requested, answered);
    }

    private Signed ask(WalletWithdrawal.Requested requested)
            throws IOException, BankRefusedException, MalformedException {
        WithdrawalMessages.FirstAnswer answer = holder.account().request(requested.request());
        return WithdrawalRecord.signed(answer.answer(), answer.signature());
    }

    /** After an interruption the bank must repeat itself: with another answer it could learn what joins coins and account. */
    private void requireSameAnswer(WalletWithdrawal.Requested requested, WithdrawalRecord record)
            throws IOException, MalformedException, VerificationFailedException, BankCheatedException {
        Signed repeated;
        try {
            repeated = ask(requested);
        } catch (BankRefusedException e) {
            return; // the challenge decides
        }
        Signed first = record.first();
        if (!repeated.message().equals(first.message())) {
            repeated.verify(holder.parameters().bankKey());
            requireTo(FirstAnswers.isTo(
                    holder.parameters().id(), requested.request().hash(), repeated.message()));
            throw cheated(
                    record,
                    "two-first-answers",
                    "the bank has signed two first answers to one withdrawal",
                    first,
                    repeated);
        }
    }

    /** Sends the challenge, and keeps the second answer with the coins that it makes. */
    private Withdrawn issue(WalletWithdrawal.Requested requested, WithdrawalRecord record)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        WalletWithdrawal.Challenged challenged = requested.challenge(record.first());
        Signed second;
        try {
            WithdrawalMessages.SecondAnswer answer =
                    holder.account().challenge(requested.request().withdrawalId(), challenged.challenge());
            second = WithdrawalRecord.signed(answer.answer(), answer.signature());
        } catch (BankRefusedException e) {
            if (ENDING.contains(e.code())) {
                put(WithdrawalRecord.State.ENDED, record.ended(e.code()));
            }
            throw e;
        }
        return keep(challenged, record, second, arriving());
    }

    /** While a wallet is restored, also what it had begun itself may have been spent: by the newer copy of its store. */
    private CoinRecord.State arriving() throws StoreException {
        return purse.nothingBefore().isPresent() ? CoinRecord.State.WAITING : CoinRecord.State.AVAILABLE;
    }

    /**
     * Keeps a second answer and its coins in one step.
     *
     * @throws VerificationFailedException if the bank has not signed it, or for something else: there may be a right one
     * @throws BankCheatedException if it has, and it makes no coins
     */
    Withdrawn keep(
            WalletWithdrawal.Challenged challenged, WithdrawalRecord record, Signed second, CoinRecord.State state)
            throws StoreException, MalformedException, VerificationFailedException, BankCheatedException {
        second.verify(holder.parameters().bankKey());
        Bytes challenge = Hashing.sha256(challenged.challenge().message().toArray());
        requireTo(SecondAnswers.isTo(holder.parameters().id(), challenge, second.message()));
        List<OwnedCoin> coins;
        try {
            coins = challenged.coins(second, known(record));
        } catch (MalformedException | VerificationFailedException e) {
            throw cheated(
                    record,
                    "bad-second-answer",
                    "the bank has signed a second answer that makes no coins",
                    record.first(),
                    challenged.challenge(),
                    second);
        }
        WithdrawalRecord issued = record.issued(second);
        return holder.store().<Withdrawn, MalformedException>write(() -> {
            for (CoinRecord coin : Purse.records(issued, coins)) {
                purse.put(coin, state);
            }
            purse.withdrawals.put(issued.id(), WithdrawalRecord.State.ISSUED, issued);
            return Withdrawn.of(issued);
        });
    }

    /** What the bank has signed about something else, and somebody sends again, proves nothing. */
    private static void requireTo(boolean isAnswer) throws VerificationFailedException {
        if (!isAnswer) {
            throw new VerificationFailedException("the bank's answer is to something else: try again");
        }
    }

    private Predicate<Serial> known(WithdrawalRecord record) throws StoreException {
        Set<String> others = new HashSet<>();
        for (Shelf.Item<CoinRecord.State, CoinRecord> item : purse.coins.all()) {
            if (!item.value().withdrawalId().equals(record.withdrawalId())) {
                others.add(item.value().serial());
            }
        }
        return serial -> others.contains(Base64Url.text(serial.encode()));
    }

    private BankCheatedException cheated(WithdrawalRecord record, String kind, String message, Signed... signed)
            throws StoreException, MalformedException {
        BankCheatedException cheated = holder.cheated(kind, message, signed);
        put(WithdrawalRecord.State.ENDED, record.ended(kind));
        return cheated;
    }

    void put(WithdrawalRecord.State state, WithdrawalRecord record) throws StoreException, MalformedException {
        holder.store().<WithdrawalRecord, MalformedException>write(() -> {
            purse.withdrawals.put(record.id(), state, record);
            return record;
        });
    }
}
