package io.mintmark.projection.circulation;

import io.mintmark.ecash.KeyId;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
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
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.time.Instant;
import java.util.Set;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.springframework.jdbc.core.JdbcTemplate;

/** Counts coins by the coins' events and money by the accounts' events, each without the other. */
public final class CirculationView implements View {
    private static final Set<Class<?>> COUNTED = Set.of(
            AccountOpened.class,
            CashedIn.class,
            CashedOut.class,
            WithdrawalDebited.class,
            DepositCredited.class,
            DenominationPublished.class,
            CoinsIssued.class,
            CoinSpent.class,
            WatchedCoinDeposited.class,
            HeldCoinReleased.class);

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public CirculationView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    @Override
    public ViewName name() {
        return ViewName.CIRCULATION;
    }

    @Override
    public long position() {
        return tables.position();
    }

    /** Every event, since every event moves the position that the figures stand for; most payloads are not looked at. */
    @EventHandler
    void on(EventMessage<?> message, TrackingToken token) {
        if (tables.advance(token) && COUNTED.contains(message.getPayloadType())) {
            count(message.getPayload());
        }
    }

    private void count(Object event) {
        switch (event) {
            case AccountOpened opened -> begin(opened.currency());
            case CashedIn in -> add(in.amount(), "cash_in");
            case CashedOut out -> add(out.amount(), "cash_out");
            case WithdrawalDebited debited -> add(debited.amount(), "withdrawn");
            case DepositCredited credited -> add(credited.amount(), "deposited");
            case DenominationPublished published -> begin(published);
            case CoinsIssued issued -> issued.coins().forEach(keyId -> count(keyId, "issued"));
            case CoinSpent spent -> count(spent.keyId(), "deposited");
            case WatchedCoinDeposited alarm -> {
                if (alarm.held()) {
                    add(alarm.value(), "held");
                }
            }
            case HeldCoinReleased released -> take(released.value(), "held");
            default -> throw new IllegalStateException("a kind of event that is counted has no case");
        }
    }

    private void begin(Currency currency) {
        jdbc.update(
                "insert into currency_total (currency, cash_in, cash_out, withdrawn, deposited, held)"
                        + " values (?, 0, 0, 0, 0, 0)"
                        + " on conflict do nothing",
                currency.code());
    }

    private void add(Money amount, String column) {
        add(amount.minorUnits(), amount.currency(), column);
    }

    private void take(Money amount, String column) {
        add(Math.negateExact(amount.minorUnits()), amount.currency(), column);
    }

    private void add(long minorUnits, Currency currency, String column) {
        tables.add(
                "update currency_total set " + column + " = " + column + " + ? where currency = ?",
                minorUnits,
                currency.code());
    }

    private void begin(DenominationPublished event) {
        begin(event.value().currency());
        jdbc.update(
                "insert into circulating_key (key_id, minor_units, currency, deposit_until, issued, deposited)"
                        + " values (?, ?, ?, ?, 0, 0)",
                event.keyId().value().toArray(),
                event.value().minorUnits(),
                event.value().currency().code(),
                event.depositUntil().toEpochMilli());
    }

    private void count(KeyId keyId, String column) {
        tables.add("update circulating_key set " + column + " = " + column + " + ? where key_id = ?", 1, keyId.value());
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("circulating_key", "currency_total");
    }

    /** How it stands, read by one statement and so at one position. */
    public Circulation read(Instant now) {
        CirculationRows rows = new CirculationRows(now);
        jdbc.query(
                "select p.position, t.currency, t.cash_in, t.cash_out, t.withdrawn, t.deposited as credited, t.held, k.key_id,"
                        + " k.minor_units, k.deposit_until, k.issued, k.deposited from view_position p"
                        + " left join currency_total t on true left join circulating_key k on k.currency = t.currency"
                        + " where p.view_name = ? order by t.currency, k.minor_units, k.deposit_until, k.key_id",
                rows,
                name().code());
        return rows.circulation();
    }
}
