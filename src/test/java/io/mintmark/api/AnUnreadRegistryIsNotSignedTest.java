package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.wire.SpentSerials;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A wallet that is restored must not be told that a spent coin is not, because a read model is behind. */
class AnUnreadRegistryIsNotSignedTest {
    @ParameterizedTest
    @EnumSource
    void as_long_as_a_spending_is_sealed_that_it_has_not_read(TestDatabase.Kind kind, @TempDir Path folder)
            throws Exception {
        try (RunningServer server = RunningServer.start(RunningBank.newUrl(kind, folder), folder)) {
            ApiClient anybody = ApiClient.of(server);
            ApiClient operator = anybody.as(server, Role.OPERATOR);
            operator.post("/v1/denominations", ApiWallet.denominations()).expect(201);
            ApiWallet alice = new ApiWallet(server, anybody, "Alice").open().cashIn(100);
            ApiWallet shop = new ApiWallet(server, anybody, "Shop").open();
            List<OwnedCoin> coins = alice.withdraw(1);
            shop.client
                    .postWithoutKey("/v1/deposits", shop.deposit(alice.pay(shop, coins)))
                    .expect(200);
            AViewIsRebuiltWhileTheServerRunsTest.untilRead(server, operator);
            var prefix = coins.getFirst().coin().serial().prefix();
            String path = "/v1/spent/" + ApiWallet.text(prefix);
            assertEquals(1, serials(anybody, path));
            server.sql().update("update view_position set position = 0 where view_name = 'spent-coins'");
            anybody.get(path).expect(503).problem("busy");
            alice.cashIn(1); // and what is no spending does not count
            server.sql()
                    .update(
                            "update view_position set position = (select max(s.position) from sealed_event s join event e"
                                    + " on e.global_index = s.global_index where e.payload_type = 'deposit.CoinSpent.v1')"
                                    + " where view_name = 'spent-coins'");
            assertEquals(1, serials(anybody, path));
        }
    }

    private static int serials(ApiClient anybody, String path) {
        return anybody.get(path).expect(200).as(SpentSerials.class).serials().size();
    }
}
