package io.mintmark.bank;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The bank's books, kept from its events alone and by none of its own code: cash in - cash out = balances + coins outstanding. */
public final class Books {
    private final Map<AccountId, Long> balances = new HashMap<>();
    private final Set<Serial> spent = new HashSet<>();
    private long cash;
    private long issued;
    private long debited;
    private long deposited;
    private long credited;
    private long settled;

    private Books() {}

    /** The books after these events; every rule that must hold after each of them is asserted. */
    public static Books of(List<?> events) {
        Books books = new Books();
        events.forEach(books::enter);
        books.assertBalanced();
        return books;
    }

    private void enter(Object event) {
        switch (event) {
            case CashedIn in -> {
                cash += in.amount().minorUnits();
                book(in, in.amount().minorUnits());
            }
            case CashedOut out -> {
                cash -= out.amount().minorUnits();
                book(out, -out.amount().minorUnits());
            }
            case WithdrawalDebited debit -> {
                debited += debit.amount().minorUnits();
                book(debit, -debit.amount().minorUnits());
            }
            case DepositCredited credit -> {
                credited += credit.amount().minorUnits();
                book(credit, credit.amount().minorUnits());
            }
            case CoinsIssued coins -> issued += coins.amount().minorUnits();
            case CoinSpent coin -> {
                assertTrue(spent.add(coin.serial()), "a coin was spent for the first time twice: " + coin.serial());
                deposited += coin.value().minorUnits();
            }
            case DepositSettled deposit -> settled += deposit.credited().minorUnits();
            default -> {}
        }
    }

    private void book(AccountEvent event, long amount) {
        long balance = balances.merge(event.accountId(), amount, Long::sum);
        assertTrue(balance >= 0, "an account is below zero: " + event.accountId());
    }

    private void assertBalanced() {
        assertEquals(issued, debited, "coins were issued without a debit, or the other way round");
        assertEquals(deposited, credited, "coins were spent without a credit, or the other way round");
        assertEquals(settled, credited, "a merchant was told another sum than was credited");
        assertEquals(cash, sumOfBalances() + outstanding(), "cash in - cash out = balances + coins outstanding");
    }

    private long sumOfBalances() {
        return balances.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The value of all coins that were issued and not yet credited. */
    public long outstanding() {
        return issued - deposited;
    }

    public long balance(AccountId account) {
        return balances.getOrDefault(account, 0L);
    }

    public int spentCoins() {
        return spent.size();
    }
}
