package io.mintmark.ledger.tracing;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.tracing.TracingScene.CAROL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.deposit.DepositEvent.CoinWatched;
import io.mintmark.ledger.tracing.TracingCommand.ReportStolen;
import io.mintmark.ledger.tracing.TracingCommand.Revealed;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.ledger.tracing.TracingEvent.StolenCoin;
import java.util.List;
import org.junit.jupiter.api.Test;

class AHolderReportsStolenCoinsTest {
    private final TracingScene scene = TracingScene.of();
    private final TracingScene.Withdrawn withdrawn = scene.withdraw(1, NOW, 1, 2, 4);

    private Scalar v(int coin) {
        return CAROL.seed.revealEscrow(scene.parameters.id(), withdrawn.id(), coin);
    }

    @Test
    void by_what_opens_their_escrow_without_any_trustee_once() {
        ReportStolen report = report(new Revealed(2, v(2)), new Revealed(0, v(0)));
        assertEquals(
                List.of(new CoinsReportedStolen(
                        CAROL.accountId,
                        withdrawn.id(),
                        List.of(
                                new StolenCoin(
                                        2, v(2), withdrawn.coins().get(2).coin().serial()),
                                new StolenCoin(
                                        0, v(0), withdrawn.coins().get(0).coin().serial())),
                        List.of(),
                        NOW)),
                scene.when(report));
        assertEquals(
                List.of(new CoinWatched(
                        withdrawn.coins().get(2).coin().serial(), Streams.account(CAROL.accountId), false, NOW)),
                scene.on(Streams.coin(withdrawn.coins().get(2).coin().serial())));
        assertEquals(List.of(), scene.when(report), "the same again");
        assertEquals(
                1,
                scene.when(report(new Revealed(0, v(0)), new Revealed(1, v(1)))).size(),
                "and one more");
        assertEquals(
                2, scene.on(Streams.stolen(CAROL.accountId, withdrawn.id())).size());
    }

    @Test
    void but_not_what_is_not_the_coins_own() {
        assertRefused(new Rejection.StolenCoinsRefused(), report(new Revealed(0, v(1))));
        assertRefused(new Rejection.StolenCoinsRefused(), report(new Revealed(3, v(0))));
        assertRefused(new Rejection.StolenCoinsRefused(), report(new Revealed(-1, v(0))));
        assertRefused(
                new Rejection.WithdrawalUnknown(),
                new ReportStolen(new AccountId("MALLORY"), withdrawn.id(), List.of(new Revealed(0, v(0))), NOW));
        assertRefused(
                new Rejection.WithdrawalUnknown(),
                new ReportStolen(CAROL.accountId, TestLedger.withdrawalId(9), List.of(new Revealed(0, v(0))), NOW));
    }

    private ReportStolen report(Revealed... coins) {
        return new ReportStolen(CAROL.accountId, withdrawn.id(), List.of(coins), NOW);
    }

    private void assertRefused(Rejection rejection, ReportStolen report) {
        RejectedException refusal = assertThrows(RejectedException.class, () -> scene.when(report));
        assertEquals(rejection, refusal.rejection());
        assertEquals(List.of(), scene.streams.appended());
    }
}
