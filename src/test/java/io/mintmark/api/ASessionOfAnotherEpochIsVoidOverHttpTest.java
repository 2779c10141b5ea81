package io.mintmark.api;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.wire.WithdrawalMessages;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ASessionOfAnotherEpochIsVoidOverHttpTest {
    @TempDir
    private Path folder;

    @Test
    void and_the_wallet_is_told_so() throws Exception {
        String url = RunningBank.newUrl(TestDatabase.Kind.H2, folder);
        ApiWallet alice;
        WalletWithdrawal.Requested requested;
        WithdrawalMessages.FirstAnswer first;
        try (RunningServer server = RunningServer.start(url, folder)) {
            ApiClient anybody = ApiClient.of(server);
            anybody.as(server, Role.OPERATOR)
                    .post("/v1/denominations", ApiWallet.denominations())
                    .expect(201);
            alice = new ApiWallet(server, anybody, "Alice").open().cashIn(100);
            requested = alice.request(1);
            first = alice.client
                    .postWithoutKey("/v1/withdrawals", ApiWallet.message(requested))
                    .expect(201)
                    .as(WithdrawalMessages.FirstAnswer.class);
        }
        Files.delete(folder.resolve("bank.keys.epoch"));
        try (RunningServer server = RunningServer.start(url, folder)) {
            ApiClient again = ApiClient.of(server).as(server, alice.wallet);
            again.postWithoutKey(
                            alice.challenges(requested),
                            ApiWallet.message(requested.challenge(ApiWallet.signed(first))))
                    .expect(410)
                    .problem("session-void");
        }
    }
}
