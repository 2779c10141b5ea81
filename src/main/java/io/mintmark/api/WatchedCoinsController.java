package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.deposit.DepositCommand.ReleaseHeldCoin;
import io.mintmark.ledger.tracing.TracingCommand.ReportStolen;
import io.mintmark.ledger.tracing.TracingCommand.Revealed;
import io.mintmark.ledger.tracing.TracingEvent.CoinsReportedStolen;
import io.mintmark.projection.Page;
import io.mintmark.projection.watchedcoins.WatchedCoinsView;
import io.mintmark.projection.watchedcoins.WatchedDeposit;
import io.mintmark.wire.Reason;
import io.mintmark.wire.TracingMessages;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Coins that are watched: reported by their holders, deposited by whomever, held and released. */
@RestController
public final class WatchedCoinsController {
    private final Bank bank;
    private final EventStreams streams;
    private final WatchedCoinsView watched;
    private final Repeats repeats;
    private final Now now;

    public WatchedCoinsController(Bank bank, EventStreams streams, WatchedCoinsView watched, Repeats repeats, Now now) {
        this.bank = bank;
        this.streams = streams;
        this.watched = watched;
        this.repeats = repeats;
        this.now = now;
    }

    /** The ledger itself makes it safe to repeat: what was reported before changes nothing. */
    @PostMapping("/v1/accounts/{id}/stolen-coins")
    @Describes(
            value = "Reports coins of a withdrawal stolen, by what opens their escrow: they are watched from now on",
            answer = TracingMessages.Watched.class,
            problems = {"malformed", "withdrawal-unknown", "stolen-coins-refused"})
    public TracingMessages.Watched report(
            Caller caller, @PathVariable String id, @RequestBody TracingMessages.StolenCoins body)
            throws MalformedException {
        AccountId accountId = Forms.accountId(id);
        caller.requireOwner(accountId);
        WithdrawalId withdrawalId = Forms.withdrawalId(body.withdrawalId());
        if (body.coins().isEmpty() || body.coins().size() > WithdrawalRequest.MAX_COINS) {
            throw new MalformedException("a withdrawal has 1 to 256 coins");
        }
        List<Revealed> coins = new ArrayList<>();
        for (TracingMessages.StolenCoin coin : body.coins()) {
            coins.add(new Revealed(coin.coin(), Scalar.decode(StrictText.decodeBase64Url(coin.v()))));
        }
        bank.execute(new ReportStolen(accountId, withdrawalId, coins, now.get()));
        return new TracingMessages.Watched(reported(accountId, withdrawalId));
    }

    private List<String> reported(AccountId accountId, WithdrawalId withdrawalId) {
        String stream = Streams.stolen(accountId, withdrawalId);
        return streams.read(List.of(stream)).getOrDefault(stream, List.of()).stream()
                .flatMap(report -> ((CoinsReportedStolen) report).coins().stream())
                .map(coin -> Forms.text(coin.serial().encode()))
                .toList();
    }

    @PostMapping("/v1/coins/{serial}/release")
    @Describes(
            value = "Credits a held coin to its merchant after all",
            answer = Reason.class,
            problems = {"coin-not-held", "account-closed", "balance-too-large", "text-refused", "malformed"})
    public ResponseEntity<byte[]> release(
            Caller caller, Command command, @PathVariable String serial, @RequestBody Reason body)
            throws MalformedException {
        Serial coin = Forms.serial(serial);
        return repeats.<Reason>once(
                caller,
                command,
                body,
                HttpStatus.OK,
                answer -> bank.execute(
                        new ReleaseHeldCoin(coin, body.reason(), now.get()), released -> answer.store(body)));
    }

    @GetMapping("/v1/watched-deposits")
    @Describes(
            value = "A page of the deposits of watched coins, the oldest first",
            answer = TracingMessages.Alarms.class,
            problems = {"malformed"})
    public TracingMessages.Alarms alarms(
            @RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        Page<WatchedDeposit> page = watched.alarms(Forms.page(after, limit));
        return new TracingMessages.Alarms(
                page.entries().stream().map(WatchedCoinsController::alarm).toList(), Forms.next(page.next()));
    }

    private static TracingMessages.Alarm alarm(WatchedDeposit deposit) {
        return new TracingMessages.Alarm(
                deposit.position(),
                Forms.text(deposit.serial().encode()),
                Forms.text(deposit.paymentId().value()),
                deposit.merchant().value(),
                deposit.held(),
                deposit.released(),
                deposit.at());
    }
}
