package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.Payment;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Progress;
import io.mintmark.wire.WithdrawalMessages;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnOldCopyIsRestoredTest {
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

    @BeforeEach
    void straighten() {
        bent.bend(BentBank.HONEST);
    }

    private static Holder customer(String name) throws Exception {
        return town.customer(town.holder(name, town.words(), bent.address, Clock.systemUTC()), 50);
    }

    private static boolean isChallenge(String path) {
        return path.endsWith("/challenges");
    }

    /** A wallet whose challenge was answered, and the answer lost. */
    private static void interrupt(Holder holder, long amount) {
        bent.bend((method, path, answer) -> isChallenge(path) ? BentBank.Answer.FAILED : answer);
        assertThrows(BankRefusedException.class, () -> new Wallet(holder).withdraw(amount));
        bent.bend(BentBank.HONEST);
    }

    @Test
    void what_the_newer_copy_finished_and_spent_is_not_spent_again() throws Exception {
        try (Holder holder = customer("old")) {
            interrupt(holder, 5);
        }
        Files.copy(town.path("old.mv.db"), town.path("newer.mv.db"));
        try (Holder newer = town.reopen("newer")) {
            Wallet wallet = new Wallet(newer);
            wallet.finish();
            Payment payment = wallet.pay(town.request(shop, 5));
            town.deposit(shop, payment);
            town.readAll();
        }
        try (Holder old = town.reopen("old")) {
            Wallet wallet = new Wallet(old, Duration.ZERO);
            Restored restored = wallet.restore(Progress.UNWATCHED);
            assertEquals(5, restored.spent());
            assertEquals(List.of(), wallet.finish());
            assertEquals(0, wallet.balance().available());
        }
    }

    @Test
    void what_is_finished_while_others_wait_waits_as_well() throws Exception {
        try (Holder holder = customer("waiting")) {
            interrupt(holder, 5);
            Wallet wallet = new Wallet(holder);
            var none = new WithdrawalMessages.Page(holder.accountId().value(), List.of(), null);
            bent.bend((method, path, answer) ->
                    path.startsWith("/v1/withdrawals?") ? answer.with(none) : answer); // the view is late
            wallet.restore(Progress.UNWATCHED);
            wallet.finish();
            assertEquals(0, wallet.balance().available());
            assertEquals(5, wallet.balance().waiting());
        }
    }

    @Test
    void an_answer_to_another_withdrawal_proves_nothing_and_ends_nothing() throws Exception {
        try (Holder holder = customer("replayed")) {
            Wallet wallet = new Wallet(holder);
            AtomicReference<BentBank.Answer> first = new AtomicReference<>();
            AtomicReference<BentBank.Answer> second = new AtomicReference<>();
            bent.bend((method, path, answer) -> {
                (isChallenge(path) ? second : first).set(answer);
                return answer;
            });
            wallet.withdraw(1);

            bent.bend((method, path, answer) -> isChallenge(path) ? second.get() : answer);
            assertThrows(VerificationFailedException.class, () -> wallet.withdraw(2));
            bent.bend((method, path, answer) -> path.equals("/v1/withdrawals") ? first.get() : answer);
            assertThrows(VerificationFailedException.class, wallet::finish);
            assertEquals(List.of(), holder.evidence());

            bent.bend(BentBank.HONEST);
            assertTrue(wallet.finish().getFirst().ended().isEmpty());
            assertEquals(3, wallet.balance().available());
        }
    }
}
