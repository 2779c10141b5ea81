package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.SpentStatement;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Mnemonic;
import io.mintmark.holder.Progress;
import io.mintmark.ledger.BankKeys;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.SpentSerials;
import io.mintmark.wire.WithdrawalMessages;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AWalletIsRestoredFromItsWordsTest {
    private static final Duration OVER = Restoration.WAIT.plusMinutes(1);

    @TempDir
    private static Path folder;

    private static Town town;
    private static Holder shop;
    private static BentBank bent;

    @BeforeAll
    static void open() throws Exception {
        town = new Town(folder);
        shop = town.customer(town.holder("shop", town.words()), 0);
        bent = new BentBank(town.address);
    }

    @AfterAll
    static void close() throws Exception {
        bent.close();
        shop.close();
        town.close();
    }

    /** A clock that is put forward by hand. */
    private static final class Hands extends Clock {
        private Duration ahead = Duration.ZERO;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }
    }

    /** The bank's statements as it would sign them so much later. */
    private static SpentSerials later(SpentSerials answer, Duration ahead, SigningKey key) {
        try {
            return signed(answer, answer.at().plus(ahead), answer.serials(), key);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static SpentSerials signed(SpentSerials answer, Instant at, List<String> texts, SigningKey key)
            throws MalformedException {
        List<Serial> serials = new ArrayList<>();
        for (String text : texts) {
            serials.add(Serial.decode(Base64Url.bytes(text).toArray()));
        }
        SpentStatement statement = new SpentStatement(
                town.server.parameters().id(), Base64Url.bytes(answer.prefix()), at, answer.position(), serials);
        return new SpentSerials(
                answer.prefix(),
                at,
                answer.position(),
                texts,
                Base64Url.text(statement.sign(key).encode()));
    }

    private static SigningKey bankKey() {
        return town.server.bean(BankKeys.class).signingKey();
    }

    @Test
    void the_same_coins_come_back_wait_and_are_told_apart() throws Exception {
        Mnemonic words = town.words();
        Payment deposited;
        Payment kept;
        try (Holder holder = town.customer(town.holder("lost", words), 100)) {
            Wallet lost = new Wallet(holder);
            lost.withdraw(15);
            lost.withdraw(16);
            deposited = lost.pay(town.request(shop, 3));
            kept = lost.pay(town.request(shop, 4));
            assertEquals(24, lost.balance().available());
        }
        town.deposit(shop, deposited);
        town.readAll();
        Hands hands = new Hands();
        try (Holder holder = town.holder("found", words, bent.address, hands)) {
            Wallet found = new Wallet(holder);
            bent.bend((method, path, answer) -> path.startsWith("/v1/spent/")
                    ? answer.with(later(answer.as(SpentSerials.class), hands.ahead, bankKey()))
                    : answer);
            Restored first = found.restore(Progress.UNWATCHED);
            assertEquals(2, first.withdrawals());
            assertEquals(31, first.waiting());
            assertEquals(0, first.refused());
            Instant until = first.until().orElseThrow();
            assertEquals(until, found.balance().nothingBefore().orElseThrow());
            nothingLeaves(found, until);

            assertEquals(
                    0,
                    town.deposit(shop, kept).payments().stream()
                            .filter(result -> result.code() != null)
                            .count());
            town.readAll();
            hands.ahead = Restoration.WAIT.minusMinutes(2);
            nothingLeaves(found, until);
            hands.ahead = OVER;
            nothingLeaves(found, until);
            Restored second = found.restore(Progress.UNWATCHED);
            assertEquals(0, second.waiting());
            assertEquals(24, second.free());
            assertEquals(7, second.spent());
            assertTrue(second.until().isEmpty());
            assertEquals(24, found.balance().available());
            assertEquals(second, found.restore(Progress.UNWATCHED));
            List<SpentSerials> statements = found.export().spentStatements();
            assertTrue(statements.stream().mapToInt(one -> one.serials().size()).sum() >= 2);
        }
    }

    private static void nothingLeaves(Wallet wallet, Instant until) {
        var pay = assertThrows(CannotPayException.class, () -> wallet.pay(requestFor(wallet)));
        assertTrue(pay.getMessage().contains(until.toString()), pay.getMessage());
        assertThrows(CannotPayException.class, () -> wallet.deposit(OptionalLong.empty()));
    }

    /** By the wallet's own clock. */
    private static io.mintmark.ecash.PaymentRequest requestFor(Wallet wallet) throws Exception {
        var now = wallet.export().at();
        var good = town.request(shop, 1);
        return new io.mintmark.ecash.PaymentRequest(
                good.paramsId(),
                good.merchant(),
                good.nonce(),
                good.amount(),
                now,
                now.plus(Duration.ofMinutes(5)),
                good.keyListNumber(),
                good.keyListHead(),
                good.memo());
    }

    @Test
    void a_forged_an_old_and_another_statement_free_nothing() throws Exception {
        Mnemonic words = town.words();
        try (Holder holder = town.customer(town.holder("robbed", words), 10)) {
            new Wallet(holder).withdraw(2);
        }
        town.readAll();
        Hands hands = new Hands();
        try (Holder holder = town.holder("again", words, bent.address, hands)) {
            Wallet wallet = new Wallet(holder);
            bent.bend(BentBank.HONEST);
            wallet.restore(Progress.UNWATCHED);
            hands.ahead = OVER;
            assertThrows(VerificationFailedException.class, () -> wallet.restore(Progress.UNWATCHED), "too old");
            SigningKey stranger = new SigningKey(town.random.nonZeroScalar());
            refused(wallet, answer -> later(answer, OVER, stranger));
            refused(wallet, answer -> {
                SpentSerials right = later(answer, OVER, bankKey());
                return new SpentSerials(
                        right.prefix(), right.at().plusMillis(1), right.position(), right.serials(), right.signature());
            });
            refused(wallet, answer -> {
                String other =
                        Base64Url.text(new byte[] {1, (byte) answer.prefix().hashCode()});
                return later(
                        new SpentSerials(other, answer.at(), answer.position(), List.of(), answer.signature()),
                        OVER,
                        bankKey());
            });
            assertEquals(2, wallet.balance().waiting());
            assertEquals(List.of(), wallet.export().spentStatements());
            bent.bend((method, path, answer) -> path.startsWith("/v1/spent/")
                    ? answer.with(later(answer.as(SpentSerials.class), OVER, bankKey()))
                    : answer);
            assertEquals(2, wallet.restore(Progress.UNWATCHED).free());
        }
    }

    private static void refused(Wallet wallet, java.util.function.UnaryOperator<SpentSerials> forgery) {
        bent.bend((method, path, answer) ->
                path.startsWith("/v1/spent/") ? answer.with(forgery.apply(answer.as(SpentSerials.class))) : answer);
        assertThrows(VerificationFailedException.class, () -> wallet.restore(Progress.UNWATCHED));
    }

    @Test
    void a_session_that_was_not_challenged_is_never_challenged() throws Exception {
        Mnemonic words = town.words();
        try (Holder holder = town.customer(town.holder("half", words, bent.address, Clock.systemUTC()), 10)) {
            bent.bend((method, path, answer) -> path.endsWith("/challenges") ? BentBank.Answer.FAILED : answer);
            bent.blockChallenges(true);
            assertThrows(io.mintmark.client.BankRefusedException.class, () -> new Wallet(holder).withdraw(5));
            bent.blockChallenges(false);
            bent.bend(BentBank.HONEST);
        }
        town.readAll();
        try (Holder holder = town.holder("whole", words)) {
            Wallet wallet = new Wallet(holder);
            Restored restored = wallet.restore(Progress.UNWATCHED);
            assertEquals(0, restored.withdrawals());
            assertEquals(0, restored.waiting());
            assertEquals(List.of(), wallet.finish());
            assertEquals(10, town.balance(holder));
            assertEquals("not-challenged", wallet.history().getFirst().note());
        }
    }

    @Test
    void a_challenge_that_this_wallet_has_not_signed_makes_no_coins() throws Exception {
        Mnemonic words = town.words();
        try (Holder holder = town.customer(town.holder("signed", words), 10)) {
            new Wallet(holder).withdraw(3);
        }
        town.readAll();
        try (Holder holder = town.holder("unsigned", words, bent.address, Clock.systemUTC())) {
            Wallet wallet = new Wallet(holder);
            bent.bend((method, path, answer) -> path.startsWith("/v1/withdrawals/") ? signedByTheBank(answer) : answer);
            Restored bad = wallet.restore(Progress.UNWATCHED);
            assertEquals(1, bad.refused());
            assertEquals(0, bad.waiting());
            assertEquals("not-of-this-wallet", wallet.history().getFirst().note());
            bent.bend(BentBank.HONEST);
            Restored good = wallet.restore(Progress.UNWATCHED);
            assertEquals(0, good.refused());
            assertEquals(3, good.waiting());
            assertEquals(bad.until(), good.until());
        }
    }

    private static BentBank.Answer signedByTheBank(BentBank.Answer answer) {
        var exchange = answer.as(WithdrawalMessages.Exchange.class);
        String challenge = Objects.requireNonNull(exchange.challenge()).challenge();
        try {
            byte[] signature =
                    bankKey().sign(Base64Url.bytes(challenge).toArray()).encode();
            return answer.with(new WithdrawalMessages.Exchange(
                    exchange.withdrawalId(),
                    exchange.state(),
                    exchange.request(),
                    exchange.firstAnswer(),
                    new WithdrawalMessages.Challenge(challenge, Base64Url.text(signature)),
                    exchange.secondAnswer()));
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
