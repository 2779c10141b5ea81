package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.Signed;
import io.mintmark.holder.BankCheatedException;
import io.mintmark.holder.Evidence;
import io.mintmark.holder.Holder;
import io.mintmark.ledger.BankKeys;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.DepositMessages;
import io.mintmark.wire.KeyListDocument;
import io.mintmark.wire.WithdrawalMessages;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank that lies over its own signature, and one that only garbles. */
class ACheatingBankIsCaughtTest {
    private static final long CASH = 20;

    @TempDir
    private static Path folder;

    private static Town town;
    private static BentBank bent;
    private Holder holder;
    private Wallet wallet;

    @BeforeAll
    static void open() throws Exception {
        town = new Town(folder);
        bent = new BentBank(town.address);
    }

    @AfterAll
    static void close() {
        bent.close();
        town.close();
    }

    @BeforeEach
    void begin() throws Exception {
        bent.bend(BentBank.HONEST);
        bent.blockChallenges(false);
        holder = town.customer(
                town.holder(UUID.randomUUID().toString(), town.words(), bent.address, Clock.systemUTC()), CASH);
        wallet = new Wallet(holder);
    }

    @AfterEach
    void end() throws Exception {
        holder.close();
    }

    private static SigningKey bankKey() {
        return town.server.bean(BankKeys.class).signingKey();
    }

    private static Bytes bytes(String text) {
        try {
            return Base64Url.bytes(text);
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    /** Another message, one bit away. */
    private static byte[] garbled(String message) {
        byte[] bytes = bytes(message).toArray();
        bytes[bytes.length - 1] ^= 1;
        return bytes;
    }

    private static BentBank.Bend firstAnswers(SigningKey key) {
        return (method, path, answer) -> {
            if (!path.equals("/v1/withdrawals")) {
                return answer;
            }
            var right = answer.as(WithdrawalMessages.FirstAnswer.class);
            byte[] other = garbled(right.answer());
            return answer.with(new WithdrawalMessages.FirstAnswer(
                    right.withdrawalId(),
                    Base64Url.text(other),
                    Base64Url.text(key.sign(other).encode()),
                    right.expiresAt()));
        };
    }

    private static BentBank.Bend secondAnswers(SigningKey key) {
        return (method, path, answer) -> {
            if (!path.endsWith("/challenges")) {
                return answer;
            }
            byte[] other =
                    garbled(answer.as(WithdrawalMessages.SecondAnswer.class).answer());
            return answer.with(new WithdrawalMessages.SecondAnswer(
                    Base64Url.text(other), Base64Url.text(key.sign(other).encode())));
        };
    }

    private static SigningKey stranger() {
        return new SigningKey(town.random.nonZeroScalar());
    }

    private Evidence onlyEvidence(String kind, int statements) throws Exception {
        assertEquals(1, holder.evidence().size());
        Evidence evidence = holder.evidence().getFirst();
        assertEquals(kind, evidence.kind());
        assertEquals(statements, evidence.statements().size());
        assertEquals(
                statements,
                new HashSet<>(evidence.statements().stream()
                                .map(Evidence.Statement::message)
                                .toList())
                        .size());
        assertEquals(List.of(evidence), wallet.export().evidence());
        return evidence;
    }

    private void assertSignedByTheBank(Evidence.Statement statement) throws Exception {
        Signed signed = WithdrawalRecord.signed(statement.message(), statement.signature());
        signed.verify(holder.parameters().bankKey());
    }

    private void withdrawUntilTheChallenge() {
        bent.blockChallenges(true);
        assertThrows(BankRefusedException.class, () -> wallet.withdraw(5));
        bent.blockChallenges(false);
    }

    @Test
    void two_key_lists_of_one_number_stop_everything_that_needs_one() throws Exception {
        wallet.withdraw(3);
        bent.bend((method, path, answer) ->
                path.startsWith("/v1/keys") ? answer.with(otherList(answer.as(KeyListDocument.class))) : answer);
        assertThrows(BankCheatedException.class, () -> wallet.withdraw(5));
        Evidence evidence = onlyEvidence("two-key-lists", 2);
        for (Evidence.Statement statement : evidence.statements()) {
            assertSignedByTheBank(statement);
        }
        assertThrows(BankCheatedException.class, () -> wallet.finish());
        assertEquals(1, wallet.history().size());
        assertEquals(3, wallet.balance().available());
        assertEquals(CASH - 3, town.balance(holder));
    }

    /** The same list but for its last key, with the bank's own signature. */
    private static KeyListDocument otherList(KeyListDocument document) {
        List<KeyListDocument.Change> changes = new ArrayList<>(document.changes());
        KeyListDocument.Change last = changes.removeLast();
        KeyListDocument.Key key = java.util.Objects.requireNonNull(last.key());
        try {
            DenominationKey other = new DenominationKey(
                    town.server.parameters().id(),
                    Generators.F,
                    new io.mintmark.money.Money(key.value(), Town.EUR),
                    key.withdrawFrom(),
                    key.withdrawUntil(),
                    key.depositUntil());
            KeyList before = KeyList.empty(town.server.parameters());
            KeyList full = town.server.bean(io.mintmark.ledger.bank.Bank.class).keys();
            for (KeyListDocument.Change change : changes) {
                var added = full.find(new io.mintmark.ecash.KeyId(bytes(change.keyId())))
                        .orElseThrow();
                List<KeyChange> next = List.of(new KeyChange.Added(added));
                before = before.append(next, before.sign(next, bankKey()));
            }
            List<KeyChange> next = List.of(new KeyChange.Added(other));
            KeyList list = before.append(next, before.sign(next, bankKey()));
            changes.add(new KeyListDocument.Change(
                    last.number(),
                    "added",
                    Base64Url.text(other.id().value()),
                    new KeyListDocument.Key(
                            Base64Url.text(Generators.F.encode()),
                            key.value(),
                            key.currency(),
                            key.withdrawFrom(),
                            key.withdrawUntil(),
                            key.depositUntil()),
                    null,
                    Base64Url.text(list.head()),
                    Base64Url.text(list.signedHeads().getLast().signature().encode())));
            return new KeyListDocument(document.paramsId(), list.number(), Base64Url.text(list.head()), changes);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void an_answer_that_credits_what_it_does_not_list_is_no_answer_to_a_deposit() throws Exception {
        wallet.withdraw(3);
        bent.bend((method, path, answer) -> {
            if (!path.equals("/v1/deposits")) {
                return answer;
            }
            var right = answer.as(DepositMessages.Result.class);
            return answer.with(new DepositMessages.Result(
                    right.depositId(), new DepositMessages.Amount(2, "EUR"), right.payments()));
        });
        assertThrows(MalformedException.class, () -> wallet.deposit(OptionalLong.empty()));
        assertEquals(3, wallet.balance().inDeposits());
        bent.bend(BentBank.HONEST);
        assertEquals(3, wallet.settle().credited());
    }

    @Test
    void a_merchant_with_another_key_list_is_not_paid() throws Exception {
        wallet.withdraw(3);
        PaymentRequest good = town.request(holder, 1);
        PaymentRequest other = new PaymentRequest(
                good.paramsId(),
                good.merchant(),
                good.nonce(),
                good.amount(),
                good.issuedAt(),
                good.expiresAt(),
                good.keyListNumber(),
                Bytes.zeros(32),
                good.memo());
        assertThrows(VerificationFailedException.class, () -> wallet.pay(other));
        assertThrows(VerificationFailedException.class, () -> wallet.plan(other));
        assertEquals(0, wallet.balance().spent());
        wallet.pay(good);
        assertEquals(1, wallet.balance().spent());
    }

    @Test
    void a_second_first_answer_is_evidence_and_is_not_challenged() throws Exception {
        withdrawUntilTheChallenge();
        bent.bend(firstAnswers(bankKey()));
        assertThrows(BankCheatedException.class, () -> wallet.finish());
        for (Evidence.Statement statement : onlyEvidence("two-first-answers", 2).statements()) {
            assertSignedByTheBank(statement);
        }
        bent.bend(BentBank.HONEST);
        assertEquals(List.of(), wallet.finish());
        assertEquals("two-first-answers", wallet.history().getFirst().note());
        assertEquals(0, wallet.balance().available());
        assertEquals(CASH, town.balance(holder));
    }

    @Test
    void a_first_answer_that_the_bank_has_not_signed_proves_nothing_and_hinders_nothing() throws Exception {
        bent.bend(firstAnswers(stranger()));
        assertThrows(VerificationFailedException.class, () -> wallet.withdraw(5));
        bent.bend(BentBank.HONEST);
        withdrawUntilTheChallenge();
        bent.bend(firstAnswers(stranger()));
        assertThrows(VerificationFailedException.class, () -> wallet.finish());
        assertEquals(List.of(), holder.evidence());
        bent.bend(BentBank.HONEST);
        assertNotEquals(List.of(), wallet.finish());
        assertEquals(0, wallet.balance().inWithdrawals());
        assertEquals(CASH, town.balance(holder) + wallet.balance().available());
    }

    @Test
    void a_second_answer_that_makes_no_coins_is_evidence() throws Exception {
        bent.bend(secondAnswers(bankKey()));
        assertThrows(BankCheatedException.class, () -> wallet.withdraw(5));
        Evidence evidence = onlyEvidence("bad-second-answer", 3);
        assertSignedByTheBank(evidence.statements().getFirst());
        assertSignedByTheBank(evidence.statements().getLast());
        bent.bend(BentBank.HONEST);
        assertEquals(List.of(), wallet.finish());
        assertEquals(0, wallet.balance().available());
        assertEquals("bad-second-answer", wallet.history().getFirst().note());
    }

    @Test
    void a_second_answer_that_the_bank_has_not_signed_proves_nothing_and_the_right_one_still_counts() throws Exception {
        bent.bend(secondAnswers(stranger()));
        assertThrows(VerificationFailedException.class, () -> wallet.withdraw(CASH));
        assertEquals(List.of(), holder.evidence());
        assertEquals(CASH, wallet.balance().inWithdrawals());
        bent.bend(BentBank.HONEST);
        Withdrawn finished =
                wallet.finish().getFirst(); // nothing is left in the account, and the repeat is answered still
        assertEquals(CASH, finished.amount());
        assertEquals(java.util.Optional.empty(), finished.ended());
        assertEquals(CASH, wallet.balance().available());
        assertEquals(0, town.balance(holder));
    }
}
