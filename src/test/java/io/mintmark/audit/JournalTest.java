package io.mintmark.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Currency EUR = new Currency("EUR");
    private static final AccountId ALICE = new AccountId("AAAA-1111");
    private static final Instant AT = Instant.parse("2026-03-01T10:00:00Z");

    private static ToldLog twoDays() {
        return new ToldLog()
                .with("2026-03-01T10:00:00Z", new CashedIn(ALICE, cents(1005), "till", AT))
                .with(
                        "2026-03-01T23:59:59.999999Z",
                        new AccountFrozen(ALICE, "no movement", AT),
                        new CashedOut(ALICE, cents(1), "till", AT))
                .with("2026-03-02T00:00:00Z", new WithdrawalDebited(ALICE, new WithdrawalId(zeros()), cents(4), AT))
                .with("2026-03-02T00:00:00Z", new DepositCredited(ALICE, new DepositId(zeros()), cents(3), AT));
    }

    private static Bytes zeros() {
        return Bytes.copyOf(new byte[16]);
    }

    private static Money cents(long amount) {
        return new Money(amount, EUR);
    }

    private static String journal(JournalFormat format, Currency currency, LogSource log) throws IOException {
        StringBuilder text = new StringBuilder();
        new Journal(currency, format, text).write(log);
        return text.toString();
    }

    @Test
    void ledger_and_hledger_get_a_transaction_per_movement_and_balances_at_the_end_of_each_day() throws Exception {
        String expected = """
                account Assets:Cash
                account Liabilities:Customers:AAAA-1111

                2026-03-01 * (1) account.CashedIn.v1
                  Assets:Cash  10.05 EUR
                  Liabilities:Customers:AAAA-1111  -10.05 EUR

                2026-03-01 * (3) account.CashedOut.v1
                  Assets:Cash  -0.01 EUR
                  Liabilities:Customers:AAAA-1111  0.01 EUR

                2026-03-01 * balances
                  Assets:Cash  0.00 EUR = 10.04 EUR
                  Liabilities:Customers:AAAA-1111  0.00 EUR = -10.04 EUR
                account Liabilities:Issuing

                2026-03-02 * (4) account.WithdrawalDebited.v1
                  Liabilities:Customers:AAAA-1111  0.04 EUR
                  Liabilities:Issuing  -0.04 EUR
                account Liabilities:Redeeming

                2026-03-02 * (5) account.DepositCredited.v1
                  Liabilities:Customers:AAAA-1111  -0.03 EUR
                  Liabilities:Redeeming  0.03 EUR

                2026-03-02 * balances
                  Assets:Cash  0.00 EUR = 10.04 EUR
                  Liabilities:Customers:AAAA-1111  0.00 EUR = -10.03 EUR
                  Liabilities:Issuing  0.00 EUR = -0.04 EUR
                  Liabilities:Redeeming  0.00 EUR = 0.03 EUR
                """;
        assertEquals("commodity EUR\n" + expected, journal(JournalFormat.LEDGER, EUR, twoDays()));
        assertEquals(
                "decimal-mark .\ncommodity 1000.00 EUR\n" + expected, journal(JournalFormat.HLEDGER, EUR, twoDays()));
    }

    @Test
    void beancount_gets_the_balances_of_the_morning_after_without_tolerance() throws Exception {
        ToldLog log = new ToldLog().with("2026-03-31T10:00:00Z", new CashedIn(ALICE, cents(1005), "till", AT));
        assertEquals("""
                option "operating_currency" "EUR"
                2026-03-31 open Assets:Cash EUR
                2026-03-31 open Liabilities:Customers:AAAA-1111 EUR

                2026-03-31 * "account.CashedIn.v1"
                  position: 1
                  Assets:Cash  10.05 EUR
                  Liabilities:Customers:AAAA-1111  -10.05 EUR

                2026-04-01 balance Assets:Cash  10.05 ~ 0 EUR
                2026-04-01 balance Liabilities:Customers:AAAA-1111  -10.05 ~ 0 EUR
                """, journal(JournalFormat.BEANCOUNT, EUR, log));
    }

    @Test
    void a_time_that_goes_back_stays_on_the_day_whose_balances_follow() throws Exception {
        ToldLog log = new ToldLog()
                .with("2026-03-02T10:00:00Z", new CashedIn(ALICE, cents(1), "till", AT))
                .with("2026-03-01T10:00:00Z", new CashedIn(ALICE, cents(1), "till", AT));
        assertEquals(-1, journal(JournalFormat.LEDGER, EUR, log).indexOf("2026-03-01"));
    }

    @Test
    void there_is_no_journal_of_what_is_in_another_currency() {
        assertThrows(IOException.class, () -> journal(JournalFormat.LEDGER, new Currency("JPY"), twoDays()));
    }
}
