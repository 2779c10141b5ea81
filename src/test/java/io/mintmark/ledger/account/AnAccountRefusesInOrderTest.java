package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.HOLDING_LIMIT;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.WITHDRAWAL_LIMIT;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.TestLedger.withdrawalId;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.ADA;
import static io.mintmark.ledger.account.AccountFixture.CLOSED;
import static io.mintmark.ledger.account.AccountFixture.FROZEN;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.REVOKED;
import static io.mintmark.ledger.account.AccountFixture.stateAfter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.ledger.Problems;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.CreditDeposit;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each command breaks every rule it can at first, then one rule less each time: the order is that of docs/problems.md. */
class AnAccountRefusesInOrderTest {
    private record Attempt(List<AccountEvent> past, AccountCommand command) {}

    private static final Money NO_FRANC = Money.zero(new Currency("CHF"));
    private static final Money FRANC = new Money(1, new Currency("CHF"));
    private static final List<AccountEvent> NEVER = List.of();
    private static final List<AccountEvent> GONE = List.of(OPENED, REVOKED, FROZEN, CLOSED);
    private static final List<AccountEvent> BARRED = List.of(OPENED, REVOKED, FROZEN);
    private static final List<AccountEvent> OPEN = List.of(OPENED);
    private static final Instant EXPIRED =
            NOW.plus(ACCOUNT_TERMS.licenceValidity()).plusSeconds(1);

    private static Attempt attempt(List<AccountEvent> past, AccountCommand command) {
        return new Attempt(past, command);
    }

    private static OpenAccount open(Bytes nonce, String name) {
        return new OpenAccount(ADA.request(Bytes.zeros(16)), nonce, name, ADA.contractHash, NOW);
    }

    private static CashIn in(Money amount, String reference) {
        return new CashIn(ACCOUNT, amount, reference, NOW);
    }

    private static CashOut out(Money amount, String reference) {
        return new CashOut(ACCOUNT, amount, reference, NOW);
    }

    private static DebitWithdrawal debit(Money amount, Instant at) {
        return new DebitWithdrawal(ACCOUNT, withdrawalId(1), amount, at);
    }

    private static CreditDeposit credit(Money amount) {
        return new CreditDeposit(ACCOUNT, depositId(1), amount, NOW);
    }

    private static Map<String, List<Attempt>> attempts() {
        Map<String, List<Attempt>> attempts = new LinkedHashMap<>();
        attempts.put(
                "OpenAccount",
                List.of(
                        attempt(OPEN, open(ADA.nonce, "")),
                        attempt(NEVER, open(ADA.nonce, "")),
                        attempt(NEVER, open(ADA.nonce, ADA.name))));
        Money above = cents(HOLDING_LIMIT.minorUnits() + 1);
        attempts.put(
                "CashIn",
                List.of(
                        attempt(NEVER, in(NO_FRANC, "")),
                        attempt(GONE, in(NO_FRANC, "")),
                        attempt(BARRED, in(NO_FRANC, "")),
                        attempt(BARRED, in(FRANC, "")),
                        attempt(BARRED, in(above, "")),
                        attempt(BARRED, in(above, "counter 1"))));
        attempts.put(
                "CashOut",
                List.of(
                        attempt(NEVER, out(NO_FRANC, "")),
                        attempt(GONE, out(NO_FRANC, "")),
                        attempt(BARRED, out(NO_FRANC, "")),
                        attempt(BARRED, out(FRANC, "")),
                        attempt(BARRED, out(cents(1), "")),
                        attempt(BARRED, out(cents(1), "counter 1")),
                        attempt(OPEN, out(cents(1), "counter 1"))));
        Money most = cents(WITHDRAWAL_LIMIT.minorUnits() + 1);
        attempts.put(
                "DebitWithdrawal",
                List.of(
                        attempt(NEVER, debit(NO_FRANC, EXPIRED)),
                        attempt(GONE, debit(NO_FRANC, EXPIRED)),
                        attempt(BARRED, debit(NO_FRANC, EXPIRED)),
                        attempt(BARRED, debit(FRANC, EXPIRED)),
                        attempt(BARRED, debit(most, EXPIRED)),
                        attempt(List.of(OPENED, REVOKED), debit(most, EXPIRED)),
                        attempt(OPEN, debit(most, EXPIRED)),
                        attempt(OPEN, debit(most, NOW)),
                        attempt(List.of(OPENED, AccountFixture.in(HOLDING_LIMIT.minorUnits())), debit(most, NOW))));
        attempts.put(
                "CreditDeposit",
                List.of(
                        attempt(NEVER, credit(NO_FRANC)),
                        attempt(GONE, credit(NO_FRANC)),
                        attempt(BARRED, credit(NO_FRANC)),
                        attempt(BARRED, credit(FRANC)),
                        attempt(List.of(OPENED, AccountFixture.in(1)), credit(cents(Money.MAX_MINOR_UNITS)))));
        attempts.put("Freeze", threeTimes(BARRED, new Freeze(ACCOUNT, "", NOW)));
        attempts.put("Unfreeze", threeTimes(BARRED, new Unfreeze(ACCOUNT, "", NOW)));
        attempts.put("RenewLicence", threeTimes(BARRED, new RenewLicence(ACCOUNT, NOW)));
        attempts.put("RevokeLicence", threeTimes(BARRED, new RevokeLicence(ACCOUNT, "", NOW)));
        List<AccountEvent> frozenWithMoney = List.of(OPENED, AccountFixture.in(1), FROZEN);
        List<Attempt> closing = new ArrayList<>(threeTimes(frozenWithMoney, new CloseAccount(ACCOUNT, "", NOW)));
        closing.add(attempt(frozenWithMoney, new CloseAccount(ACCOUNT, "empty", NOW)));
        closing.add(attempt(List.of(OPENED, AccountFixture.in(1)), new CloseAccount(ACCOUNT, "empty", NOW)));
        attempts.put("CloseAccount", closing);
        return attempts;
    }

    private static List<Attempt> threeTimes(List<AccountEvent> last, AccountCommand command) {
        return List.of(attempt(NEVER, command), attempt(GONE, command), attempt(last, command));
    }

    @Test
    void the_first_rule_that_is_broken_is_the_one_that_is_named() {
        Map<String, List<String>> documented = Problems.read().order();
        attempts()
                .forEach((command, attempts) -> assertEquals(
                        documented.get(command),
                        attempts.stream()
                                .map(AnAccountRefusesInOrderTest::refusal)
                                .toList(),
                        command));
        assertEquals(
                AccountCommand.class.getPermittedSubclasses().length, attempts().size());
    }

    private static String refusal(Attempt attempt) {
        AccountState state = stateAfter(attempt.past());
        return assertThrows(
                        RejectedException.class,
                        () -> AccountState.decide(state, attempt.command(), ACCOUNT_TERMS),
                        attempt.toString())
                .rejection()
                .code();
    }
}
