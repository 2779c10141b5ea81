package io.mintmark.wallet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.holder.Holder;
import io.mintmark.wire.BankInfo;
import java.nio.file.Path;
import java.time.Clock;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ABankTakesMoreOrLessThanBeforeTest {
    @TempDir
    private Path folder;

    private static BentBank.Answer withLimits(BentBank.Answer answer, int coins, int payments) {
        BankInfo info = answer.as(BankInfo.class);
        BankInfo.Limits limits = info.limits();
        return answer.with(new BankInfo(
                info.name(),
                info.currency(),
                info.paramsId(),
                info.bankKey(),
                info.trustees(),
                info.judges(),
                info.caCertificate(),
                new BankInfo.Limits(
                        limits.holding(), limits.withdrawalPerDay(), coins, payments, coins, limits.sessionSeconds()),
                info.log(),
                info.contact()));
    }

    @Test
    void a_wallet_goes_by_what_the_bank_says_now() throws Exception {
        try (Town town = new Town(folder);
                BentBank bent = new BentBank(town.address)) {
            bent.bend((method, path, answer) -> path.equals("/v1/info") ? withLimits(answer, 1, 1) : answer);
            try (Holder holder =
                    town.customer(town.holder("customer", town.words(), bent.address, Clock.systemUTC()), 50)) {
                Wallet wallet = new Wallet(holder);
                bent.bend(BentBank.HONEST);
                assertEquals(31, wallet.withdraw(31).getLast().amount());
                bent.bend((method, path, answer) -> path.equals("/v1/info") ? withLimits(answer, 2, 2) : answer);
                DepositReport two = wallet.deposit(OptionalLong.of(3));
                assertEquals(3, two.credited());
                bent.bend((method, path, answer) -> path.equals("/v1/info") ? withLimits(answer, 0, 0) : answer);
                assertEquals(28, wallet.deposit(OptionalLong.empty()).credited());
                assertEquals(50, town.balance(holder));
            }
        }
    }
}
