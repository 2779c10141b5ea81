package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.Blinding;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AWalletIsRestoredFromItsSeedTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(271, 1, 2, 4);
    private static final TestBank BANK = RECORD.bank;
    private static final List<DenominationKey> KEYS =
            RECORD.coins.stream().map(OwnedCoin::key).toList();

    private static WalletWithdrawal.Requested resume(Seed seed, SigningKey identity, WithdrawalRequest recorded)
            throws VerificationFailedException {
        return WalletWithdrawal.resume(BANK.keyList, seed, identity, recorded);
    }

    private static WithdrawalRequest recordedRequest() throws Exception {
        return WithdrawalRequest.decode(RECORD.request().encoding().toArray());
    }

    @Test
    void from_the_recorded_messages_the_same_coins() throws Exception {
        WalletWithdrawal.Challenged challenged = resume(
                        RECORD.wallet.seed, RECORD.wallet.identityKey, recordedRequest())
                .restore(RECORD.first, RECORD.challenged.challenge());
        assertEquals(RECORD.challenged.challenge(), challenged.challenge());
        List<OwnedCoin> coins = challenged.coins(RECORD.second, serial -> false);
        for (int j = 0; j < KEYS.size(); j++) {
            OwnedCoin coin = coins.get(j);
            OwnedCoin original = RECORD.coins.get(j);
            assertEquals(original.coin(), coin.coin());
            assertEquals(original.key(), coin.key());
            assertSame(original.blinding(), coin.blinding());
            assertSame(original.serialShare(), coin.serialShare());
            assertSame(original.rnd(), coin.rnd());
            assertSame(original.gamma(), coin.gamma());
        }
        new PaymentVerifier(BANK.keyList).verify(RECORD.wallet.pay(BANK.request(7), coins));
    }

    private static void assertSame(SecretScalar expected, SecretScalar actual) {
        assertEquals(expected.reveal(), actual.reveal());
    }

    @Test
    void the_request_made_again_asks_for_the_same_coins() throws Exception {
        WithdrawalRequest again =
                RECORD.withdrawal.request(TestBank.NOW, BANK.random).request();
        assertEquals(RECORD.request().coins(), again.coins());
        assertNotEquals(RECORD.request().encoding(), again.encoding(), "its proof is another");
    }

    @Test
    void only_from_a_request_that_this_seed_and_identity_made() throws Exception {
        WithdrawalRequest recorded = recordedRequest();
        TestBank.TestWallet other = BANK.wallet();
        Verdict.requireRefused("not this wallet's", () -> resume(other.seed, RECORD.wallet.identityKey, recorded));
        Verdict.requireRefused("not this wallet's", () -> resume(RECORD.wallet.seed, other.identityKey, recorded));
        Verdict.requireRefused(
                "unknown key",
                () -> WalletWithdrawal.resume(
                        new TestBank(272).keyList, RECORD.wallet.seed, RECORD.wallet.identityKey, recorded));
    }

    /** A bank that changes what it has recorded would otherwise get a debit signed for coins that cannot be spent. */
    @Test
    void not_from_a_request_that_the_bank_has_changed() throws Exception {
        WithdrawalRequest r = recordedRequest();
        WithdrawalRequest.Coin coin = r.coins().getFirst();
        Ciphertext shifted =
                new Ciphertext(coin.escrow().e1(), coin.escrow().e2().plus(Point.BASE));
        for (WithdrawalRequest.Coin changed : List.of(
                new WithdrawalRequest.Coin(coin.keyId(), coin.commitment().plus(Point.BASE), coin.escrow()),
                new WithdrawalRequest.Coin(coin.keyId(), coin.commitment(), shifted),
                new WithdrawalRequest.Coin(KEYS.getLast().id(), coin.commitment(), coin.escrow()))) {
            List<WithdrawalRequest.Coin> coins = new ArrayList<>(r.coins());
            if (changed.keyId().equals(coin.keyId())) {
                coins.set(0, changed);
            } else { // another order of the coins
                coins = coins.reversed();
            }
            WithdrawalRequest recorded = new WithdrawalRequest(
                    r.paramsId(), r.accountId(), r.withdrawalId(), r.requestedAt(), coins, Bytes.zeros(98));
            Verdict.requireRefused(
                    "not this wallet's", () -> resume(RECORD.wallet.seed, RECORD.wallet.identityKey, recorded));
        }
    }

    @Test
    void not_from_a_request_of_other_parameters() throws Exception {
        WithdrawalRequest r = recordedRequest();
        ParamsId other = new ParamsId(Bytes.zeros(32));
        WithdrawalRequest recorded = new WithdrawalRequest(
                other, r.accountId(), r.withdrawalId(), r.requestedAt(), r.coins(), Bytes.zeros(98));
        Verdict.requireRefused(
                "not this wallet's", () -> resume(RECORD.wallet.seed, RECORD.wallet.identityKey, recorded));
    }

    @Test
    void only_with_the_challenge_that_this_wallet_signed() throws Exception {
        WalletWithdrawal.Requested requested = RECORD.fresh();
        Signed challenge = RECORD.challenged.challenge();
        Signed unsigned = Signed.of(challenge.message().toArray(), BANK.signingKey);
        Verdict.requireRefused("signature", () -> requested.restore(RECORD.first, unsigned));
        Signed ofAnother = RECORD.byAccount(new RecordedWithdrawal(BANK, RECORD.wallet, KEYS)
                .challenged
                .challenge()
                .message());
        Verdict.requireRefused("not to this first answer", () -> requested.restore(RECORD.first, ofAnother));
    }

    @Test
    void every_secret_is_its_own() {
        Seed seed = RECORD.wallet.seed;
        ParamsId params = BANK.parameters.id();
        WithdrawalId id = RECORD.request().withdrawalId();
        Bytes answer = Bytes.zeros(32);
        List<SecretScalar> secrets = new ArrayList<>(List.of(
                seed.identity("A", 0).secret(),
                seed.identity("A", 1).secret(),
                seed.identity("B", 0).secret()));
        addAll(secrets, seed.coin(params, id, 0));
        addAll(secrets, seed.coin(params, id, 1));
        addAll(secrets, seed.coin(params, new WithdrawalId(Bytes.zeros(16)), 0));
        addAll(secrets, seed.coin(new ParamsId(answer), id, 0));
        addAll(secrets, BANK.wallet().seed.coin(params, id, 0));
        addAll(secrets, seed.blinding(params, id, answer, 0));
        addAll(secrets, seed.blinding(params, id, answer, 1));
        addAll(secrets, seed.blinding(params, id, params.value(), 0));
        addAll(secrets, seed.blinding(params, new WithdrawalId(Bytes.zeros(16)), answer, 0));
        addAll(secrets, seed.blinding(new ParamsId(answer), id, answer, 0));
        Set<Bytes> distinct = new HashSet<>();
        secrets.forEach(secret -> distinct.add(Bytes.copyOf(secret.reveal().encode())));
        assertEquals(3 + 5 * 3 + 5 * 7, distinct.size());
    }

    private static void addAll(List<SecretScalar> secrets, CoinSecrets coin) {
        secrets.addAll(List.of(coin.blinding(), coin.serialShare(), coin.escrowNonce()));
    }

    private static void addAll(List<SecretScalar> secrets, Blinding b) {
        secrets.addAll(List.of(b.gamma(), b.tau(), b.t1(), b.t2(), b.t3(), b.t4(), b.t5()));
    }

    @Test
    void a_seed_has_64_bytes_and_is_copied() {
        assertThrows(IllegalArgumentException.class, () -> new Seed(new byte[63]));
        assertThrows(IllegalArgumentException.class, () -> new Seed(new byte[65]));
        byte[] bytes = new byte[Seed.SIZE];
        Seed seed = new Seed(bytes);
        SecretScalar before = seed.identity("A", 0).secret();
        bytes[0] = 1;
        assertSame(before, seed.identity("A", 0).secret());
        assertNotEquals(
                before.reveal(), new Seed(bytes).identity("A", 0).secret().reveal());
    }
}
