package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.TestLedger.withdrawalId;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.ADA;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.given;
import static io.mintmark.ledger.account.AccountFixture.stateAfter;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.CreditDeposit;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Random lives of an account; every failure names the seed that repeats it. */
class AnAccountKeepsItsSumTest {
    private static final int LIVES = 120;
    private static final int COMMANDS = 80;
    private static final AccountCommand OPENING = ADA.opening();

    /** One life: a command every few hours, most of them moving money. */
    private static final class Life {
        private final long seed;
        private final Random random;
        private final List<AccountEvent> events = new ArrayList<>(List.of(OPENED));
        private final Set<String> refusals = new HashSet<>();
        private AccountState state = AccountState.evolve(null, OPENED);
        private Instant time = NOW;

        Life(long seed) {
            this.seed = seed;
            random = new Random(seed);
        }

        @Override
        public String toString() {
            return "seed " + seed + ", after " + events.size() + " events";
        }

        AccountCommand next() {
            time = time.plus(Duration.ofMinutes(random.nextInt(600)));
            return switch (random.nextInt(20)) {
                case 0 -> new Freeze(ACCOUNT, "why", time);
                case 1, 2, 3 -> new Unfreeze(ACCOUNT, "why", time);
                case 4 -> random.nextInt(20) == 0 ? new RevokeLicence(ACCOUNT, "why", time) : renewal();
                case 5 -> new CloseAccount(ACCOUNT, "why", time);
                case 6, 7, 8, 9 -> new CashIn(ACCOUNT, amount(), "counter", time);
                case 10, 11, 12 -> new CashOut(ACCOUNT, amount(), "counter", time);
                case 13, 14, 15, 16 -> new DebitWithdrawal(ACCOUNT, withdrawalId(random.nextInt()), amount(), time);
                default -> new CreditDeposit(ACCOUNT, depositId(random.nextInt()), amount(), time);
            };
        }

        private AccountCommand renewal() {
            return random.nextBoolean() ? new RenewLicence(ACCOUNT, time) : OPENING;
        }

        private Money amount() {
            return cents(random.nextInt(10) == 0 ? random.nextInt(3) : random.nextInt(60_000));
        }

        /** Decides twice, and takes what both say. */
        void live(AccountCommand command) {
            Object first = outcome(command);
            assertEquals(first, outcome(command), this + ": the same decision");
            if (first instanceof String refusal) {
                refusals.add(refusal);
                return;
            }
            for (Object event : (List<?>) first) {
                AccountState next = AccountState.evolve(state, (AccountEvent) event);
                assertEquals(next, AccountState.evolve(state, (AccountEvent) event), this + ": the same evolution");
                state = next;
                events.add((AccountEvent) event);
            }
        }

        private Object outcome(AccountCommand command) {
            try {
                return AccountState.decide(state, command, ACCOUNT_TERMS);
            } catch (RejectedException e) {
                return e.rejection().code();
            }
        }

        long sum() {
            return events.stream()
                    .mapToLong(event -> switch (event) {
                        case CashedIn in -> in.amount().minorUnits();
                        case CashedOut out -> -out.amount().minorUnits();
                        case WithdrawalDebited debited -> -debited.amount().minorUnits();
                        case DepositCredited credited -> credited.amount().minorUnits();
                        case AccountOpened opened -> 0;
                        case AccountFrozen frozen -> 0;
                        case AccountUnfrozen unfrozen -> 0;
                        case LicenceRenewed renewed -> 0;
                        case LicenceRevoked revoked -> 0;
                        case AccountClosed closed -> 0;
                    })
                    .sum();
        }

        long mostWithdrawnOnOneDay() {
            Map<LocalDate, Long> days = new HashMap<>();
            for (AccountEvent event : events) {
                if (event instanceof WithdrawalDebited debited) {
                    LocalDate day = debited.at().atOffset(ZoneOffset.UTC).toLocalDate();
                    days.merge(day, debited.amount().minorUnits(), Math::addExact);
                }
            }
            return days.values().stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    private static void check(Life life) {
        String seed = life.toString();
        long balance = life.state.balance().minorUnits();
        assertEquals(life.sum(), balance, seed);
        assertTrue(balance >= 0, seed);
        assertTrue(
                life.mostWithdrawnOnOneDay() <= ACCOUNT_TERMS.withdrawalLimit().minorUnits(), seed);
    }

    @Test
    void a_balance_is_in_minus_out_minus_withdrawn_plus_deposited_and_never_negative() {
        Set<String> refusals = new HashSet<>();
        Set<Class<?>> kinds = new HashSet<>();
        for (long seed = 0; seed < LIVES; seed++) {
            Life life = new Life(seed);
            for (int i = 0; i < COMMANDS; i++) {
                life.live(life.next());
                check(life);
            }
            assertEquals(life.state, stateAfter(life.events), life.toString());
            refusals.addAll(life.refusals);
            life.events.forEach(event -> kinds.add(event.getClass()));
        }
        assertEquals(Set.of(AccountEvent.class.getPermittedSubclasses()), kinds, "the lives are varied");
        assertTrue(
                refusals.containsAll(Set.of(
                        "amount-zero",
                        "account-closed",
                        "account-frozen",
                        "balance-not-zero",
                        "holding-limit-exceeded",
                        "insufficient-funds",
                        "licence-revoked",
                        "withdrawal-limit-exceeded")),
                refusals.toString());
    }

    /** The fixture compares the aggregate it worked with and one that it loads from the events. */
    @Test
    void the_aggregate_says_what_the_decision_says() {
        for (long seed = 0; seed < 10; seed++) {
            Life life = new Life(seed);
            for (int i = 0; i < COMMANDS / 2; i++) {
                List<AccountEvent> past = List.copyOf(life.events);
                AccountCommand command = life.next();
                life.live(command);
                List<AccountEvent> now = life.events.subList(past.size(), life.events.size());
                var then = given(past).when(command);
                if (!now.isEmpty()) {
                    then.expectEvents(now.toArray());
                    AccountState expected = life.state;
                    String where = life.toString();
                    then.expectState(account -> assertEquals(expected, account.state(), where));
                }
            }
        }
    }
}
