package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** One honest withdrawal, each message kept; its session can be opened again, with the same secrets and nothing answered. */
final class RecordedWithdrawal {
    static final Instant EXPIRES_AT = TestBank.NOW.plus(Duration.ofMinutes(10));

    final TestBank bank;
    final TestBank.TestWallet wallet;
    final WalletWithdrawal withdrawal;
    final WalletWithdrawal.Requested requested;
    final BankSession.VerifiedRequest verified;
    final Signed first;
    final WalletWithdrawal.Challenged challenged;
    final Signed second;
    final List<OwnedCoin> coins;
    private final Bytes sigma;

    RecordedWithdrawal(TestBank bank, TestBank.TestWallet wallet, List<DenominationKey> keys) {
        try {
            this.bank = bank;
            this.wallet = wallet;
            withdrawal = wallet.withdrawal(keys);
            requested = withdrawal.request(TestBank.NOW, bank.random);
            verified = BankSession.verify(
                    requested.request(), bank.keyList, wallet.identityKey.verifyingKey(), TestBank.NOW);
            sigma = Bytes.copyOf(bank.random.bytes(32));
            first = session().firstAnswer(EXPIRES_AT);
            challenged = requested.challenge(first);
            second = session().secondAnswer(first, challenged.challenge(), bank.keyList, TestBank.NOW);
            coins = challenged.coins(second, serial -> false);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static RecordedWithdrawal of(long seed, long... values) {
        TestBank bank = new TestBank(seed);
        return new RecordedWithdrawal(
                bank,
                bank.wallet(),
                Arrays.stream(values).mapToObj(bank.keys::get).toList());
    }

    /** The session, as if nothing was answered yet. */
    BankSession session() {
        return session(verified);
    }

    /** The session of the same secrets, for the request as it was verified or recorded. */
    BankSession session(BankSession.VerifiedRequest reopened) {
        return bank.open(reopened, sigma);
    }

    /** The wallet after its request, as if nothing was answered yet. */
    WalletWithdrawal.Requested fresh() {
        try {
            return WalletWithdrawal.resume(bank.keyList, wallet.seed, wallet.identityKey, request());
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    WithdrawalRequest request() {
        return requested.request();
    }

    /** Signed by the bank. */
    Signed byBank(Bytes message) {
        return Signed.of(message.toArray(), bank.signingKey);
    }

    /** Signed by the account. */
    Signed byAccount(Bytes message) {
        return Signed.of(message.toArray(), wallet.identityKey);
    }
}
