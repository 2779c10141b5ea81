package io.mintmark.audit;

import io.mintmark.money.Currency;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;

/** How a program for double-entry books wants its journal written. Debits are positive, so what is owed is negative. */
public enum JournalFormat {
    /** Of ledger(1). */
    LEDGER {
        @Override
        void begin(Appendable out, Currency currency) throws IOException {
            out.append("commodity ").append(currency.code()).append('\n');
        }

        @Override
        void open(Appendable out, LocalDate day, String account, Currency currency) throws IOException {
            out.append("account ").append(account).append('\n');
        }
    },
    /** Of hledger(1). */
    HLEDGER {
        @Override
        void begin(Appendable out, Currency currency) throws IOException {
            // Without a sign behind it, 1000 of a currency without a minor unit would have no decimal mark.
            String sample = currency.fractionDigits() == 0 ? "1000. " + currency : currency.write(100_000);
            out.append("decimal-mark .\ncommodity ").append(sample).append('\n');
        }

        @Override
        void open(Appendable out, LocalDate day, String account, Currency currency) throws IOException {
            out.append("account ").append(account).append('\n');
        }
    },
    /** Of Beancount 2 and 3. */
    BEANCOUNT {
        @Override
        void begin(Appendable out, Currency currency) throws IOException {
            out.append("option \"operating_currency\" \"")
                    .append(currency.code())
                    .append("\"\n");
        }

        @Override
        void open(Appendable out, LocalDate day, String account, Currency currency) throws IOException {
            out.append(day.toString()).append(" open " + account + " " + currency + "\n");
        }

        @Override
        void transaction(
                Appendable out,
                LocalDate day,
                long position,
                String type,
                Currency currency,
                Map<String, Long> postings)
                throws IOException {
            out.append("\n" + day + " * \"" + type + "\"\n  position: " + position + "\n");
            post(out, postings, currency);
        }

        // Of the morning after: Beancount looks before the day's transactions, and tolerates a cent unless told.
        @Override
        void balances(Appendable out, LocalDate day, Currency currency, Map<String, Long> balances) throws IOException {
            out.append('\n');
            for (Map.Entry<String, Long> balance : balances.entrySet()) {
                String amount = currency.write(balance.getValue());
                out.append(
                        day.plusDays(1) + " balance " + balance.getKey() + "  " + amount.replace(" ", " ~ 0 ") + "\n");
            }
        }
    };

    abstract void begin(Appendable out, Currency currency) throws IOException;

    abstract void open(Appendable out, LocalDate day, String account, Currency currency) throws IOException;

    void transaction(
            Appendable out, LocalDate day, long position, String type, Currency currency, Map<String, Long> postings)
            throws IOException {
        out.append("\n" + day + " * (" + position + ") " + type + "\n");
        post(out, postings, currency);
    }

    /** What every account must have at the end of a day. */
    void balances(Appendable out, LocalDate day, Currency currency, Map<String, Long> balances) throws IOException {
        out.append("\n" + day + " * balances\n");
        for (Map.Entry<String, Long> balance : balances.entrySet()) {
            out.append("  " + balance.getKey() + "  " + currency.write(0) + " = " + currency.write(balance.getValue())
                    + "\n");
        }
    }

    private static void post(Appendable out, Map<String, Long> postings, Currency currency) throws IOException {
        for (Map.Entry<String, Long> posting : postings.entrySet()) {
            out.append("  " + posting.getKey() + "  " + currency.write(posting.getValue()) + "\n");
        }
    }
}
