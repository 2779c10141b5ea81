package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EveryMessageIsReadAsItWasWrittenTest {
    private static final TestBank BANK = new TestBank(291);
    private static final TestBank.TestWallet WALLET = BANK.wallet();

    private static List<DenominationKey> keys(int coins) {
        return Collections.nCopies(coins, BANK.keys.get(1L));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 256})
    void the_messages_of_a_withdrawal(int coins) throws Exception {
        RecordedWithdrawal record = new RecordedWithdrawal(BANK, WALLET, keys(coins));
        WithdrawalRequest request = record.request();
        WithdrawalRequest read = WithdrawalRequest.decode(request.encoding().toArray());
        assertEquals(request.encoding(), read.encoding());
        assertEquals(request.paramsId(), read.paramsId());
        assertEquals(request.accountId(), read.accountId());
        assertEquals(request.withdrawalId(), read.withdrawalId());
        assertEquals(request.requestedAt(), read.requestedAt());
        assertEquals(request.coins(), read.coins());
        assertEquals(request.hash(), read.hash());
        assertEquals(coins, read.coins().size());
        read.verify(BANK.parameters, WALLET.identityKey.verifyingKey().point());

        byte[] first = record.first.message().toArray();
        assertArrayEquals(first, FirstAnswers.decode(first).encode());
        assertEquals(RecordedWithdrawal.EXPIRES_AT, FirstAnswers.decode(first).expiresAt());
        byte[] challenge = record.challenged.challenge().message().toArray();
        assertArrayEquals(challenge, Challenge.decode(challenge).encode());
        byte[] second = record.second.message().toArray();
        assertArrayEquals(second, SecondAnswers.decode(second).encode());
        assertEquals(coins, record.coins.size());

        assertTrue(Grammar.WITHDRAWAL.parses(request.encoding()));
        assertTrue(Grammar.ANSWER1.parses(record.first.message()));
        assertTrue(Grammar.CHALLENGE.parses(record.challenged.challenge().message()));
        assertTrue(Grammar.ANSWER2.parses(record.second.message()));
    }

    @Test
    void answers_and_challenges_have_1_to_256_coins() throws Exception {
        RecordedWithdrawal record = new RecordedWithdrawal(BANK, WALLET, keys(1));
        assertMostCoins(record.first.message(), 4, FirstAnswers::decode);
        assertMostCoins(record.challenged.challenge().message(), 6, Challenge::decode);
        assertMostCoins(record.second.message(), 3, SecondAnswers::decode);
    }

    private interface Decoder {
        void decode(byte[] message) throws MalformedException;
    }

    /** A message for one coin, with that coin repeated. */
    private static void assertMostCoins(Bytes message, int head, Decoder decoder) throws MalformedException {
        List<byte[]> items = Grammar.items(message).orElseThrow();
        List<byte[]> coin = List.copyOf(items.subList(head, items.size()));
        for (int coins = 1; coins < 256; coins++) {
            items.addAll(coin);
        }
        decoder.decode(Ladder.join(items).toArray());
        items.addAll(coin);
        byte[] tooMany = Ladder.join(items).toArray();
        assertThrows(MalformedException.class, () -> decoder.decode(tooMany), "257 coins");
        byte[] none = Ladder.join(items.subList(0, head)).toArray();
        assertThrows(MalformedException.class, () -> decoder.decode(none), "no coins");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void a_payment_and_its_text(int coins) throws Exception {
        Payment payment = WALLET.pay(BANK.request(coins), WALLET.withdraw(keys(coins), BANK.keyList));
        assertTrue(Grammar.PAYMENT.parses(payment.encoding()));
        assertTrue(payment.encoding().size() <= Payment.MAX_SIZE);
        for (Payment read : List.of(Payment.decode(payment.encoding().toArray()), Payment.ofText(payment.toText()))) {
            assertEquals(payment.encoding(), read.encoding());
            assertEquals(payment.request(), read.request());
            assertEquals(payment.coins(), read.coins());
            assertEquals(payment.identityEscrow(), read.identityEscrow());
            assertEquals(payment.proof(), read.proof());
            assertEquals(payment.challenge(), read.challenge());
            assertEquals(payment.id(), read.id());
            assertEquals(payment.toText(), read.toText());
            new PaymentVerifier(BANK.keyList).verify(read);
        }
    }

    @Test
    void a_payment_request() throws Exception {
        PaymentRequest request = BANK.request(5);
        PaymentRequest read = PaymentRequest.decode(request.encode());
        assertEquals(request, read);
        assertArrayEquals(request.encode(), read.encode());
        assertTrue(Grammar.parsesRequest(Bytes.copyOf(request.encode())));
    }

    @Test
    void a_payments_id_is_that_of_its_request_and_coins() {
        List<OwnedCoin> coins = WALLET.withdraw(1, 2);
        PaymentRequest request = BANK.request(3);
        Payment payment = WALLET.pay(request, coins);
        Payment provenAgain = WALLET.pay(request, coins);
        assertNotEquals(payment.proof(), provenAgain.proof());
        assertEquals(payment.id(), provenAgain.id());
        assertEquals(payment.challenge(), provenAgain.challenge());
        for (Payment other : List.of(
                WALLET.pay(request, coins.reversed()),
                WALLET.pay(BANK.request(3), coins),
                WALLET.pay(request, WALLET.withdraw(1, 2)))) {
            assertNotEquals(payment.id(), other.id());
            assertNotEquals(payment.challenge(), other.challenge());
        }
    }
}
