package io.mintmark.wallet;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.SpentStatement;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Progress;
import io.mintmark.holder.StoreException;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.SpentSerials;
import io.mintmark.wire.WithdrawalMessages;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A wallet from its words alone (PROTOCOL section 7): its withdrawals are read from the bank, its coins wait until all that they
 * may have paid is deposited, and then the bank signs which of them were spent.
 */
final class Restoration {
    /** One day of a request's life and seven of its deposit, and the clocks. */
    static final Duration WAIT = Duration.ofDays(8).plusMinutes(10);

    private static final Duration CLOCKS = Duration.ofMinutes(10);

    private final Purse purse;
    private final Withdrawals withdrawals;
    private final Holder holder;
    private final Duration wait;

    Restoration(Purse purse, Withdrawals withdrawals, Duration wait) {
        this.purse = purse;
        this.withdrawals = withdrawals;
        this.holder = purse.holder;
        this.wait = wait;
    }

    Restored restore(Progress progress)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException,
                    BankCheatedException {
        RestorationRecord restoration = begun();
        if (purse.nothingBefore().isEmpty()) {
            return restored(0);
        }
        int refused = 0;
        boolean over = !holder.now().isBefore(restoration.until());
        if (!restoration.read() || !over) { // what was read late the first time is there the next
            refused = read(holder.refresh(), progress);
            put(
                    RestorationRecord.State.WAITING,
                    new RestorationRecord(restoration.startedAt(), restoration.until(), true));
        }
        if (over) {
            free(restoration, progress);
        }
        return restored(refused);
    }

    private RestorationRecord begun() throws StoreException, MalformedException {
        var known = purse.restoration();
        if (known.isPresent()) {
            return known.get().value();
        }
        Instant now = holder.now();
        RestorationRecord restoration = new RestorationRecord(now, now.plus(wait), false);
        return holder.store().<RestorationRecord, MalformedException>write(() -> {
            for (CoinRecord coin : purse.coins(CoinRecord.State.AVAILABLE)) {
                purse.put(coin, CoinRecord.State.WAITING); // of an old copy of a store: it does not know what it spent
            }
            purse.put(restoration, RestorationRecord.State.WAITING);
            return restoration;
        });
    }

    private void put(RestorationRecord.State state, RestorationRecord restoration) throws StoreException {
        holder.store().write(() -> {
            purse.put(restoration, state);
            return restoration;
        });
    }

    private Restored restored(int refused) throws StoreException {
        return new Restored(
                purse.withdrawals.all(WithdrawalRecord.State.ISSUED).size(),
                refused,
                purse.value(CoinRecord.State.WAITING),
                purse.value(CoinRecord.State.AVAILABLE),
                purse.value(CoinRecord.State.SPENT),
                purse.nothingBefore());
    }

    /** Reads all withdrawals of the account; says how many were issued and are not this wallet's coins. */
    private int read(KeyList keys, Progress progress)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        int refused = 0;
        int read = 0;
        Long after = 0L;
        while (after != null) {
            WithdrawalMessages.Page page = holder.account().withdrawals(after);
            for (WithdrawalMessages.Summary summary : page.withdrawals()) {
                refused += isTaken(keys, summary) ? 0 : 1;
                progress.at(++read, read);
            }
            after = following(after, page.next());
        }
        return refused;
    }

    private static @Nullable Long following(long after, @Nullable Long next) throws MalformedException {
        if (next != null && next <= after) {
            throw new MalformedException("the bank's pages do not come to an end");
        }
        return next;
    }

    private boolean isTaken(KeyList keys, WithdrawalMessages.Summary summary)
            throws IOException, BankRefusedException, MalformedException {
        Bytes id = Base64Url.bytes(summary.withdrawalId(), WithdrawalId.SIZE);
        var known = purse.withdrawals.find(id);
        if (known.isPresent() && known.get().state() == WithdrawalRecord.State.ISSUED) {
            return true;
        }
        WithdrawalMessages.Exchange exchange = holder.account().withdrawal(new WithdrawalId(id));
        WithdrawalRequest request =
                WithdrawalRequest.decode(Base64Url.bytes(exchange.request()).toArray());
        if (!request.withdrawalId().value().equals(id)) {
            throw new MalformedException("the bank answers about another withdrawal");
        }
        WithdrawalRecord record = WithdrawalRecord.of(request, summary.amount());
        WithdrawalMessages.Challenge challenge = exchange.challenge();
        WithdrawalMessages.SecondAnswer second = exchange.secondAnswer();
        if (challenge == null || second == null) {
            // Never challenged here: the lost wallet may have sent another one, and two answers give a coin's secrets
            // away.
            end(record, "not-challenged");
            return true;
        }
        return isRebuilt(keys, request, record, exchange.firstAnswer(), challenge, second);
    }

    /** Only what carries the wallet's own signature; a bad one does not hinder the others. */
    private boolean isRebuilt(
            KeyList keys,
            WithdrawalRequest request,
            WithdrawalRecord record,
            WithdrawalMessages.FirstAnswer firstAnswer,
            WithdrawalMessages.Challenge challenge,
            WithdrawalMessages.SecondAnswer second)
            throws StoreException, MalformedException {
        try {
            Signed first = WithdrawalRecord.signed(firstAnswer.answer(), firstAnswer.signature());
            WalletWithdrawal.Challenged challenged = WalletWithdrawal.resume(
                            keys, holder.seed(), holder.identity(), request)
                    .restore(first, WithdrawalRecord.signed(challenge.challenge(), challenge.signature()));
            withdrawals.keep(
                    challenged,
                    record.answered(first),
                    WithdrawalRecord.signed(second.answer(), second.signature()),
                    CoinRecord.State.WAITING);
            return true;
        } catch (VerificationFailedException e) {
            end(record, "not-of-this-wallet");
            return false;
        } catch (BankCheatedException e) {
            return false; // ended, with the evidence
        }
    }

    /** Not what this store has begun itself, which can only be challenged in one way: that goes on. */
    private void end(WithdrawalRecord record, String why) throws StoreException, MalformedException {
        var known = purse.withdrawals.find(record.id());
        if (known.isEmpty() || known.get().state() == WithdrawalRecord.State.ENDED) {
            withdrawals.put(WithdrawalRecord.State.ENDED, record.ended(why));
        }
    }

    /** Asks, naming no account, which of the waiting coins were spent; the others are free. */
    private void free(RestorationRecord restoration, Progress progress)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        Map<Bytes, List<CoinRecord>> waiting = new LinkedHashMap<>();
        for (CoinRecord coin : purse.coins(CoinRecord.State.WAITING)) {
            Bytes prefix = Serial.decode(coin.id().toArray()).prefix();
            waiting.computeIfAbsent(prefix, _ -> new ArrayList<>()).add(coin);
        }
        int asked = 0;
        for (Map.Entry<Bytes, List<CoinRecord>> entry : waiting.entrySet()) {
            keep(statement(entry.getKey(), restoration), entry.getValue());
            progress.at(++asked, waiting.size());
        }
        put(RestorationRecord.State.DONE, restoration);
    }

    private SpentSerials statement(Bytes prefix, RestorationRecord restoration)
            throws IOException, BankRefusedException, MalformedException, VerificationFailedException {
        SpentSerials answer = holder.client().spent(prefix);
        SpentStatement statement = decode(answer);
        statement.verify(
                holder.parameters().bankKey(),
                Signature.decode(Base64Url.bytes(answer.signature()).toArray()));
        if (!statement.prefix().equals(prefix)
                || statement.at().isBefore(restoration.until().minus(CLOCKS))) {
            throw new VerificationFailedException("the bank's statement is about other coins, or too old");
        }
        return answer;
    }

    private SpentStatement decode(SpentSerials answer) throws StoreException, MalformedException {
        List<Serial> serials = new ArrayList<>();
        for (String serial : answer.serials()) {
            serials.add(Serial.decode(Base64Url.bytes(serial).toArray()));
        }
        try {
            return new SpentStatement(
                    holder.parameters().id(),
                    Base64Url.bytes(answer.prefix()),
                    answer.at(),
                    answer.position(),
                    serials);
        } catch (IllegalArgumentException e) {
            throw new MalformedException("the bank's statement is about other coins");
        }
    }

    private void keep(SpentSerials statement, List<CoinRecord> coins) throws StoreException, MalformedException {
        Set<String> spent = new HashSet<>(statement.serials());
        Bytes id = Hashing.sha256(Base64Url.bytes(statement.signature()).toArray());
        holder.store().<SpentSerials, MalformedException>write(() -> {
            purse.statements.put(id, CoinRecord.State.SPENT, statement);
            for (CoinRecord coin : coins) {
                purse.put(coin, spent.contains(coin.serial()) ? CoinRecord.State.SPENT : CoinRecord.State.AVAILABLE);
            }
            return statement;
        });
    }
}
