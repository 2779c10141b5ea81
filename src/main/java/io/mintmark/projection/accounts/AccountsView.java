package io.mintmark.projection.accounts;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.LicenceRenewed;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.money.Money;
import io.mintmark.projection.Columns;
import io.mintmark.projection.Listing;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import io.mintmark.projection.ViewTables;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** All accounts with their statements. */
public final class AccountsView implements View {
    private static final Listing<StatementEntry> STATEMENT = new Listing<>(
            "select e.*, a.currency from statement_entry e join account a on a.account_id = e.account_id"
                    + " where e.account_id = ?",
            "e.entry_number",
            AccountsView::entry,
            StatementEntry::number);

    private final JdbcTemplate jdbc;
    private final ViewTables tables;

    /** @param jdbc in whose transaction the events are handled */
    public AccountsView(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        this.tables = new ViewTables(jdbc, name());
    }

    @Override
    public ViewName name() {
        return ViewName.ACCOUNTS;
    }

    @Override
    public long position() {
        return tables.position();
    }

    /** What an event adds to the statement. */
    private record Addition(
            EntryKind kind,
            long amountMinorUnits,
            @Nullable String note,
            @Nullable Bytes operationId) {
        static Addition of(EntryKind kind, @Nullable String note) {
            return new Addition(kind, 0, note, null);
        }

        static Addition in(EntryKind kind, Money amount, @Nullable String note, @Nullable Bytes operationId) {
            return new Addition(kind, amount.minorUnits(), note, operationId);
        }

        static Addition out(EntryKind kind, Money amount, @Nullable String note, @Nullable Bytes operationId) {
            return new Addition(kind, Math.negateExact(amount.minorUnits()), note, operationId);
        }
    }

    @EventHandler
    void on(AccountEvent event, TrackingToken token) {
        if (!tables.advance(token)) {
            return;
        }
        change(event);
        add(event, additionOf(event), token);
    }

    /** What the account is, its balance aside. */
    private void change(AccountEvent event) {
        switch (event) {
            case AccountOpened opened -> open(opened);
            case AccountFrozen frozen -> set(frozen, "frozen", true);
            case AccountUnfrozen unfrozen -> set(unfrozen, "frozen", false);
            case LicenceRenewed renewed ->
                set(renewed, "licence_until", renewed.licenceUntil().toEpochMilli());
            case LicenceRevoked revoked -> set(revoked, "licence_revoked", true);
            case AccountClosed closed -> set(closed, "closed", true);
            case CashedIn _, CashedOut _, WithdrawalDebited _, DepositCredited _ -> {}
        }
    }

    private void open(AccountOpened event) {
        jdbc.update(
                "insert into account (account_id, holder_name, currency, balance, opened_at, licence_until,"
                        + " licence_revoked, frozen, closed, entries) values (?, ?, ?, 0, ?, ?, false, false, false, 0)",
                event.accountId().value(),
                event.holderName(),
                event.currency().code(),
                event.at().toEpochMilli(),
                event.licenceUntil().toEpochMilli());
    }

    private void set(AccountEvent event, String column, Object value) {
        tables.change(
                "update account set " + column + " = ? where account_id = ?",
                value,
                event.accountId().value());
    }

    private static Addition additionOf(AccountEvent event) {
        return switch (event) {
            case AccountOpened _ -> Addition.of(EntryKind.OPENED, null);
            case CashedIn in -> Addition.in(EntryKind.CASH_IN, in.amount(), in.reference(), null);
            case CashedOut out -> Addition.out(EntryKind.CASH_OUT, out.amount(), out.reference(), null);
            case WithdrawalDebited debited ->
                Addition.out(
                        EntryKind.WITHDRAWAL,
                        debited.amount(),
                        null,
                        debited.withdrawalId().value());
            case DepositCredited credited ->
                Addition.in(
                        EntryKind.DEPOSIT,
                        credited.amount(),
                        null,
                        credited.depositId().value());
            case AccountFrozen frozen -> Addition.of(EntryKind.FROZEN, frozen.reason());
            case AccountUnfrozen unfrozen -> Addition.of(EntryKind.UNFROZEN, unfrozen.reason());
            case LicenceRenewed _ -> Addition.of(EntryKind.LICENCE_RENEWED, null);
            case LicenceRevoked revoked -> Addition.of(EntryKind.LICENCE_REVOKED, revoked.reason());
            case AccountClosed closed -> Addition.of(EntryKind.CLOSED, closed.reason());
        };
    }

    private void add(AccountEvent event, Addition addition, TrackingToken token) {
        AccountSummary account = find(event.accountId())
                .orElseThrow(() -> new IllegalStateException("an event of an account that was not opened"));
        Money before = account.balance();
        Money balance = new Money(Math.addExact(before.minorUnits(), addition.amountMinorUnits()), before.currency());
        long number = account.entries() + 1;
        tables.change(
                "update account set balance = ?, entries = ? where account_id = ?",
                balance.minorUnits(),
                number,
                event.accountId().value());
        tables.change(
                "insert into statement_entry (account_id, entry_number, position, kind, amount, balance, note,"
                        + " operation_id, happened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                event.accountId().value(),
                number,
                token.position().orElseThrow(),
                addition.kind().code(),
                addition.amountMinorUnits(),
                balance.minorUnits(),
                addition.note(),
                addition.operationId() == null ? null : addition.operationId().toArray(),
                event.at().toEpochMilli());
    }

    @Override
    @ResetHandler
    public void reset() {
        tables.reset("statement_entry", "account");
    }

    /** The account as it stands, as far as this view has read. */
    public Optional<AccountSummary> find(AccountId accountId) {
        return jdbc
                .query("select * from account where account_id = ?", AccountsView::summary, accountId.value())
                .stream()
                .findFirst();
    }

    /** A page of its entries by their numbers; none for an unknown account. */
    public Page<StatementEntry> statement(AccountId accountId, PageRequest request) {
        return STATEMENT.read(jdbc, request, accountId.value());
    }

    private static AccountSummary summary(ResultSet row, int number) throws SQLException {
        return new AccountSummary(
                new AccountId(row.getString("account_id")),
                row.getString("holder_name"),
                Columns.money(row, "balance"),
                Columns.time(row, "opened_at"),
                Columns.time(row, "licence_until"),
                row.getBoolean("licence_revoked"),
                row.getBoolean("frozen"),
                row.getBoolean("closed"),
                row.getLong("entries"));
    }

    private static StatementEntry entry(ResultSet row, int number) throws SQLException {
        return new StatementEntry(
                row.getLong("entry_number"),
                row.getLong("position"),
                EntryKind.of(row.getString("kind")),
                row.getLong("amount"),
                Columns.money(row, "balance"),
                Optional.ofNullable(row.getString("note")),
                Optional.ofNullable(row.getBytes("operation_id")).map(Bytes::copyOf),
                Columns.time(row, "happened_at"));
    }
}
