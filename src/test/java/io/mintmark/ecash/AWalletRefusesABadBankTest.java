package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.blind.SecondAnswer;
import io.mintmark.crypto.blind.SessionSecrets;
import io.mintmark.crypto.blind.SignerSession;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.money.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AWalletRefusesABadBankTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(231, 1, 2);
    private static final TestBank BANK = RECORD.bank;
    private static final List<DenominationKey> KEYS = List.of(BANK.keys.get(1L), BANK.keys.get(2L));
    private static final List<Money> VALUES =
            KEYS.stream().map(DenominationKey::value).toList();
    private static final FirstAnswers FIRST = first(RECORD.first);
    private static final SecondAnswers SECOND = second(RECORD.second);

    private static FirstAnswers first(Signed signed) {
        try {
            return FirstAnswers.decode(signed.message().toArray());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static SecondAnswers second(Signed signed) {
        try {
            return SecondAnswers.decode(signed.message().toArray());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    private static Signed signed(FirstAnswers answers) {
        return RECORD.byBank(Bytes.copyOf(answers.encode()));
    }

    private static Signed signed(SecondAnswers answers) {
        return RECORD.byBank(Bytes.copyOf(answers.encode()));
    }

    private static Signed firstWith(List<FirstAnswer> coins) {
        return signed(new FirstAnswers(FIRST.paramsId(), FIRST.requestHash(), FIRST.expiresAt(), coins));
    }

    private static Signed secondWith(List<SecondAnswer> coins) {
        return signed(new SecondAnswers(SECOND.paramsId(), SECOND.challengeHash(), coins));
    }

    private static FirstAnswer withRnd(int coin, Scalar rnd) {
        FirstAnswer answer = FIRST.coins().get(coin);
        return new FirstAnswer(rnd, answer.a(), answer.a1(), answer.a2());
    }

    private static CoinSecrets secrets(int coin) {
        return RECORD.wallet.seed.coin(BANK.parameters.id(), RECORD.request().withdrawalId(), coin);
    }

    private static void assertSecondRefused(String reason, Signed answer) {
        Verdict.requireRefused(reason, () -> RECORD.challenged.coins(answer, serial -> false));
    }

    @Test
    void answers_that_another_key_has_signed() {
        Signed first = Signed.of(RECORD.first.message().toArray(), RECORD.wallet.identityKey);
        Verdict.requireRefused("signature", () -> RECORD.fresh().challenge(first));
        assertSecondRefused("signature", Signed.of(RECORD.second.message().toArray(), RECORD.wallet.identityKey));
    }

    @Test
    void answers_to_another_request() {
        RecordedWithdrawal other = new RecordedWithdrawal(BANK, RECORD.wallet, KEYS);
        Verdict.requireRefused("not to this request", () -> RECORD.fresh().challenge(other.first));
        assertSecondRefused("not to this challenge", other.second);
        ParamsId foreign = new ParamsId(Bytes.zeros(32));
        Signed firstOfOthers = signed(new FirstAnswers(foreign, FIRST.requestHash(), FIRST.expiresAt(), FIRST.coins()));
        Verdict.requireRefused("not to this request", () -> RECORD.fresh().challenge(firstOfOthers));
        assertSecondRefused(
                "not to this challenge", signed(new SecondAnswers(foreign, SECOND.challengeHash(), SECOND.coins())));
    }

    @Test
    void answers_for_fewer_or_more_coins() {
        List<FirstAnswer> three = new ArrayList<>(FIRST.coins());
        three.add(FIRST.coins().getFirst());
        for (List<FirstAnswer> coins : List.of(FIRST.coins().subList(0, 1), three)) {
            Verdict.requireRefused("not to this request", () -> RECORD.fresh().challenge(firstWith(coins)));
        }
        List<SecondAnswer> threeSeconds = new ArrayList<>(SECOND.coins());
        threeSeconds.add(SECOND.coins().getFirst());
        assertSecondRefused("not to this challenge", secondWith(SECOND.coins().subList(0, 1)));
        assertSecondRefused("not to this challenge", secondWith(threeSeconds));
    }

    @Test
    void a_rnd_of_zero() {
        Signed zero = firstWith(List.of(FIRST.coins().getFirst(), withRnd(1, Scalar.ZERO)));
        assertThrows(MalformedException.class, () -> RECORD.fresh().challenge(zero));
    }

    /** A bank that knew k could choose rnd = -k. */
    @Test
    void a_serial_that_is_the_identity() {
        Scalar minusK = secrets(1).serialShare().negate().reveal();
        Signed answer = firstWith(List.of(FIRST.coins().getFirst(), withRnd(1, minusK)));
        Verdict.requireRefused("leads to the identity", () -> RECORD.fresh().challenge(answer));
    }

    /** A bank that knew both k could give two coins one serial, of which only one could be spent. */
    @Test
    void two_coins_of_one_serial() throws Exception {
        SecretScalar rnd0 = BANK.random.nonZeroScalar();
        SecretScalar rnd1 = secrets(0).serialShare().plus(rnd0).minus(secrets(1).serialShare());
        List<SignerSession> signers = List.of(signer(0, rnd0), signer(1, rnd1));
        Signed first =
                firstWith(signers.stream().map(SignerSession::firstAnswer).toList());
        WalletWithdrawal.Challenged challenged = RECORD.fresh().challenge(first);
        Challenge challenge = Challenge.decode(challenged.challenge().message().toArray());
        List<SecondAnswer> answers = IntStream.range(0, 2)
                .mapToObj(j -> signers.get(j).secondAnswer(challenge.coins().get(j)))
                .toList();
        Bytes challengeHash = io.mintmark.crypto.group.Hashing.sha256(
                challenged.challenge().message().toArray());
        Signed second = signed(new SecondAnswers(SECOND.paramsId(), challengeHash, answers));
        Verdict.requireRefused("serial of another", () -> challenged.coins(second, serial -> false));
    }

    private static SignerSession signer(int coin, SecretScalar rnd) {
        SessionSecrets secrets = new SessionSecrets(
                rnd, BANK.random.scalar(), BANK.random.scalar(), BANK.random.scalar(), BANK.random.scalar());
        return new SignerSession(
                BANK.issuers.get(KEYS.get(coin).id()),
                secrets,
                RECORD.request().coins().get(coin).commitment());
    }

    @Test
    void each_number_of_the_second_answer_wrong() throws Exception {
        Scalar one = Scalar.ONE;
        for (int coin = 0; coin < 2; coin++) {
            SecondAnswer s = SECOND.coins().get(coin);
            assertWrong(coin, "add up", new SecondAnswer(s.c().plus(one), s.r(), s.cPrime(), s.r1(), s.r2()));
            assertWrong(coin, "not make coins", new SecondAnswer(s.c(), s.r().plus(one), s.cPrime(), s.r1(), s.r2()));
            assertWrong(
                    coin, "add up", new SecondAnswer(s.c(), s.r(), s.cPrime().plus(one), s.r1(), s.r2()));
            assertWrong(coin, "not make coins", new SecondAnswer(s.c(), s.r(), s.cPrime(), s.r1().plus(one), s.r2()));
            assertWrong(coin, "not make coins", new SecondAnswer(s.c(), s.r(), s.cPrime(), s.r1(), s.r2().plus(one)));
            SecondAnswer sumHolds =
                    new SecondAnswer(s.c().plus(one), s.r(), s.cPrime().minus(one), s.r1(), s.r2());
            assertWrong(coin, "not make coins", sumHolds);
        }
        assertEquals(
                2,
                RECORD.challenged
                        .coins(secondWith(SECOND.coins()), serial -> false)
                        .size());
    }

    private static void assertWrong(int coin, String reason, SecondAnswer wrong) {
        List<SecondAnswer> coins = new ArrayList<>(SECOND.coins());
        coins.set(coin, wrong);
        assertSecondRefused(reason, secondWith(coins));
    }

    /** The bank's equations hold for this answer, only its challenges do not add up to e. */
    @Test
    void an_answer_to_another_challenge() throws Exception {
        Challenge c = Challenge.decode(RECORD.challenged.challenge().message().toArray());
        List<Scalar> e = new ArrayList<>(c.coins());
        e.set(1, e.get(1).plus(Scalar.ONE));
        Challenge other =
                new Challenge(c.paramsId(), c.accountId(), c.withdrawalId(), c.requestHash(), c.answer1Hash(), e);
        Signed toOther = RECORD.session()
                .secondAnswer(RECORD.first, RECORD.byAccount(Bytes.copyOf(other.encode())), BANK.keyList, TestBank.NOW);
        assertSecondRefused("not to this challenge", toOther);
        assertSecondRefused("do not add up", secondWith(second(toOther).coins()));
    }

    /** A bank that signs with a key made for one wallet: the equations are those of the listed key. */
    @Test
    void an_answer_under_another_key() {
        SecondAnswer s = SECOND.coins().getFirst();
        SecretScalar otherKey = BANK.random.scalar();
        Scalar r = SecretScalar.of(s.r()).plus(otherKey.times(s.c())).reveal();
        assertWrong(0, "not make coins", new SecondAnswer(s.c(), r, s.cPrime(), s.r1(), s.r2()));
        assertNotEquals(
                Generators.G.times(otherKey), KEYS.getFirst().issuerKey().y());
    }

    @Test
    void a_serial_that_the_wallet_has_had_before() {
        Serial known = RECORD.coins.getLast().coin().serial();
        Verdict.requireRefused(
                "serial of another", () -> RECORD.challenged.coins(RECORD.second, serial -> serial.equals(known)));
    }

    @Test
    void a_second_first_answer_to_one_request() throws Exception {
        Signed other = RECORD.session().firstAnswer(RecordedWithdrawal.EXPIRES_AT.plusMillis(1));
        WalletWithdrawal.Requested requested = RECORD.fresh();
        Signed challenge = requested.challenge(RECORD.first).challenge();
        Verdict.requireRefused("two first answers", () -> requested.challenge(other));
        assertEquals(challenge, requested.challenge(RECORD.first).challenge(), "a retry is no second answer");
    }

    /** The blinding is bound to the answer, so even a wallet that takes both shows the bank nothing about either. */
    @Test
    void two_first_answers_never_meet_the_same_blinding_and_only_one_is_completed() throws Exception {
        Signed other = RECORD.session().firstAnswer(RecordedWithdrawal.EXPIRES_AT.plusMillis(1));
        WalletWithdrawal.Challenged challenged = RECORD.fresh().challenge(other);
        Challenge one = Challenge.decode(RECORD.challenged.challenge().message().toArray());
        Challenge two = Challenge.decode(challenged.challenge().message().toArray());
        for (int coin = 0; coin < 2; coin++) {
            assertNotEquals(one.coins().get(coin), two.coins().get(coin));
        }
        BankSession session = RECORD.session();
        Signed second = session.secondAnswer(RECORD.first, RECORD.challenged.challenge(), BANK.keyList, TestBank.NOW);
        assertThrows(
                IllegalStateException.class,
                () -> session.secondAnswer(other, challenged.challenge(), BANK.keyList, TestBank.NOW));
        Verdict.requireRefused("not to this challenge", () -> challenged.coins(second, serial -> false));
    }

    @Test
    void a_list_without_a_key_that_issues_now() throws Exception {
        WithdrawalId id = new WithdrawalId(Bytes.zeros(16));
        TestBank.TestWallet w = RECORD.wallet;
        Verdict.requireRefused(
                "no key issues",
                () -> WalletWithdrawal.request(
                        BANK.keyList,
                        w.seed,
                        w.identityKey,
                        w.accountId,
                        id,
                        VALUES,
                        TestBank.WITHDRAW_UNTIL,
                        BANK.random));
        List<Money> unknown = List.of(VALUES.getFirst(), new Money(3, TestBank.EUR));
        Verdict.requireRefused(
                "no key issues",
                () -> WalletWithdrawal.request(
                        BANK.keyList, w.seed, w.identityKey, w.accountId, id, unknown, TestBank.NOW, BANK.random));
    }

    /** Of two keys of one value the bank has no choice, and neither has the wallet. */
    @Test
    void to_be_marked_by_an_older_key() throws Exception {
        WithdrawalId id = new WithdrawalId(Bytes.zeros(16));
        DenominationKey later = BANK.newKey(
                VALUES.getFirst(),
                TestBank.WITHDRAW_FROM.plus(Duration.ofDays(1)),
                TestBank.WITHDRAW_UNTIL,
                TestBank.DEPOSIT_UNTIL);
        TestBank.TestWallet w = RECORD.wallet;
        KeyList list = BANK.added(BANK.keyList, later);
        WithdrawalRequest request = WalletWithdrawal.request(
                        list, w.seed, w.identityKey, w.accountId, id, VALUES, TestBank.NOW, BANK.random)
                .request();
        assertEquals(
                List.of(later.id(), KEYS.get(1).id()),
                request.coins().stream().map(WithdrawalRequest.Coin::keyId).toList());
    }
}
