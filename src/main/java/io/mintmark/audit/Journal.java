package io.mintmark.audit;

import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.HeldCoinReleased;
import io.mintmark.ledger.deposit.DepositEvent.WatchedCoinDeposited;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The log as a double-entry journal, which other programs can add up: a transaction per movement, and at each day's end, of UTC, what
 * every account that moved must have. It says what the log says, and does not check it: that is the replay's.
 */
public final class Journal {
    private static final String CASH = "Assets:Cash";
    private static final String CUSTOMERS = "Liabilities:Customers:";
    private static final String COINS = "Liabilities:Coins:";
    private static final String HELD = "Liabilities:Held";
    private static final String ISSUING = "Liabilities:Issuing";
    private static final String REDEEMING = "Liabilities:Redeeming";

    private final Findings findings = new Findings();
    private final Parser parser = new Parser(findings);
    private final Currency currency;
    private final JournalFormat format;
    private final Appendable out;
    private final Map<KeyId, Money> values = new HashMap<>();
    private final Map<String, Long> balances = new TreeMap<>();
    private final TreeSet<String> moved = new TreeSet<>();
    private LocalDate day = LocalDate.MIN;

    /** @param currency of the bank */
    public Journal(Currency currency, JournalFormat format, Appendable out) {
        this.currency = currency;
        this.format = format;
        this.out = out;
    }

    /**
     * Writes everything; returns what every account has at the end, what is owed being negative.
     *
     * @throws IOException also for a log that is not readable to its end, of which there is no journal
     */
    public Map<String, Long> write(LogSource source) throws IOException {
        format.begin(out, currency);
        source.read(0, raw -> {
            write(raw);
            return true;
        });
        if (!balances.isEmpty()) {
            format.balances(out, day, currency, balances);
        }
        return balances;
    }

    private void write(LogSource.Raw raw) throws IOException {
        Parsed parsed = parser.parse(raw).orElseThrow(() -> unreadable(raw.place()));
        Object event = parsed.event().orElseThrow(() -> unreadable(raw.place()));
        if (event instanceof DenominationPublished published) {
            values.put(published.keyId(), published.value());
        }
        Map<String, Long> postings = postings(event, raw.place());
        if (!postings.isEmpty()) {
            begin(parsed);
            post(parsed, postings);
        }
    }

    private static IOException unreadable(long position) {
        return new IOException("there is no journal of a log with an event that is not readable, at " + position);
    }

    private Map<String, Long> postings(Object event, long position) throws IOException {
        return switch (event) {
            case CashedIn in -> move(in.amount(), CASH, customer(in.accountId()));
            case CashedOut out -> move(out.amount(), customer(out.accountId()), CASH);
            case WithdrawalDebited debited -> move(debited.amount(), customer(debited.accountId()), ISSUING);
            case CoinsIssued issued -> issue(issued, position);
            case CoinSpent spent -> move(spent.value(), coins(spent.value()), REDEEMING);
            case WatchedCoinDeposited alarm when alarm.held() -> move(alarm.value(), REDEEMING, HELD);
            case HeldCoinReleased released -> move(released.value(), HELD, REDEEMING);
            case DepositCredited credited -> move(credited.amount(), REDEEMING, customer(credited.accountId()));
            default -> Map.of();
        };
    }

    private static String customer(AccountId account) {
        return CUSTOMERS + account;
    }

    private static String coins(Money value) {
        return COINS + value.minorUnits();
    }

    private Map<String, Long> move(Money amount, String debit, String credit) throws IOException {
        Map<String, Long> postings = new TreeMap<>();
        add(postings, debit, minorUnits(amount));
        add(postings, credit, -minorUnits(amount));
        return postings;
    }

    private Map<String, Long> issue(CoinsIssued event, long position) throws IOException {
        Map<String, Long> postings = new TreeMap<>();
        for (KeyId key : event.coins()) {
            Money value = values.get(key);
            if (value == null) {
                throw new IOException("there is no journal of a log with coins of an unknown key, at " + position);
            }
            add(postings, ISSUING, minorUnits(value));
            add(postings, coins(value), -minorUnits(value));
        }
        return postings;
    }

    private long minorUnits(Money amount) throws IOException {
        if (!amount.currency().equals(currency)) {
            throw new IOException("there is an amount in " + amount.currency() + " in a journal in " + currency);
        }
        return amount.minorUnits();
    }

    private static void add(Map<String, Long> to, String account, long amount) {
        to.merge(account, amount, Math::addExact);
    }

    /** A new day begins; time does not go back, whatever the log says, or the assertions would be elsewhere. */
    private void begin(Parsed parsed) throws IOException {
        LocalDate today = day(parsed);
        if (today.isAfter(day)) {
            if (!moved.isEmpty()) {
                TreeMap<String, Long> then = new TreeMap<>(balances);
                then.keySet().retainAll(moved);
                format.balances(out, day, currency, then);
                moved.clear();
            }
            day = today;
        }
    }

    private static LocalDate day(Parsed parsed) throws IOException {
        try {
            return Instant.parse(parsed.entry().recordedAt())
                    .atZone(ZoneOffset.UTC)
                    .toLocalDate();
        } catch (DateTimeException e) {
            throw unreadable(parsed.position());
        }
    }

    private void post(Parsed parsed, Map<String, Long> postings) throws IOException {
        for (Map.Entry<String, Long> posting : postings.entrySet()) {
            if (!balances.containsKey(posting.getKey())) {
                format.open(out, day, posting.getKey(), currency);
            }
            add(balances, posting.getKey(), posting.getValue());
            moved.add(posting.getKey());
        }
        format.transaction(out, day, parsed.position(), parsed.entry().type(), currency, postings);
    }
}
