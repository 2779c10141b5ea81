package io.mintmark.ledger.deposit;

import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.depositId;
import static io.mintmark.ledger.deposit.DepositScene.BAKER;
import static io.mintmark.ledger.deposit.DepositScene.CAROL;
import static io.mintmark.ledger.deposit.DepositScene.PUBLISHED;
import static io.mintmark.ledger.deposit.DepositScene.PURSE;
import static io.mintmark.ledger.deposit.DepositScene.SHOP;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.OwnedCoin;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ledger.CreditedAccounts;
import io.mintmark.ledger.DepositId;
import io.mintmark.ledger.EventStreams.Placed;
import io.mintmark.ledger.RecordedStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.deposit.DepositCommand.DepositPayments;
import io.mintmark.ledger.deposit.DepositEvent.DepositSettled;
import io.mintmark.ledger.deposit.DepositEvent.DoubleSpendDetected;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.SimpleEventBus;
import org.junit.jupiter.api.Test;

/** Random deposits from a pool of payments that share coins, beside the table of PROTOCOL section 7 written down once more. */
class DepositsKeepTheRegistryTest {
    private static final int SEEDS = 12;
    private static final int DEPOSITS = 8;
    private static final List<Payment> POOL = pool();

    /** Verified once: no deposit depends on what another payment beside it was. */
    private static final List<DepositCommand.Presented> VERIFIED = new Presentation(
                    SHOP, depositId(0), POOL.stream().map(Payment::toText).toList())
            .verify(PUBLISHED.keys(), new DepositTerms(EUR, 100, 1000), NOW)
            .payments();

    private static List<Payment> pool() {
        List<OwnedCoin> coins = PURSE.withdraw(1, 2, 4, 8, 1, 2);
        int[][] choices = {{0}, {0, 1}, {1, 2}, {2}, {2, 3, 4}, {3}, {4, 5}, {5, 0}, {1}, {0, 2, 4}};
        List<Payment> pool = new ArrayList<>();
        for (int[] choice : choices) {
            OwnedCoin[] paid = IntStream.of(choice).mapToObj(coins::get).toArray(OwnedCoin[]::new);
            pool.add(PURSE.pay(SHOP, paid));
            pool.add(PURSE.pay(BAKER.accountId, paid));
        }
        return List.copyOf(pool);
    }

    /** The table: what a payment's coins come to, and what is recorded of them. */
    private static final class Registry {
        private final Map<Serial, List<PaymentId>> payments = new HashMap<>();
        private final Set<Serial> credited = new HashSet<>();
        private long creditedCents;
        private int doubleSpends;

        List<CoinOutcome> deposit(Payment payment) {
            List<CoinOutcome> outcomes = new ArrayList<>();
            for (int j = 0; j < payment.coins().size(); j++) {
                Serial serial = payment.coins().get(j).coin().serial();
                List<PaymentId> known = payments.computeIfAbsent(serial, s -> new ArrayList<>());
                CoinOutcome outcome = known.isEmpty()
                        ? CoinOutcome.CREDITED
                        : known.contains(payment.id()) ? CoinOutcome.ALREADY_DEPOSITED : CoinOutcome.DOUBLE_SPENT;
                outcomes.add(outcome);
                if (outcome != CoinOutcome.ALREADY_DEPOSITED) {
                    known.add(payment.id());
                }
                if (outcome == CoinOutcome.CREDITED) {
                    assertTrue(credited.add(serial), "the model itself credits once");
                    creditedCents += DepositScene.valueOf(payment, j).minorUnits();
                }
                doubleSpends += outcome == CoinOutcome.DOUBLE_SPENT ? 1 : 0;
            }
            return outcomes;
        }
    }

    /** What all accounts were credited with. */
    private static final class Credits implements CreditedAccounts {
        private long cents;

        @Override
        public void requireOpen(AccountId accountId) {}

        @Override
        public void credit(AccountId accountId, DepositId depositId, Money amount, Instant at) {
            cents += amount.minorUnits();
        }
    }

    private static DepositPayments command(int number, AccountId merchant, List<Integer> chosen) {
        return new DepositPayments(
                merchant,
                depositId(number),
                Bytes.zeros(32),
                chosen.stream().map(VERIFIED::get).toList(),
                NOW);
    }

    private static String rendered(DepositSettled settled) {
        Map<Integer, String> results = new HashMap<>();
        settled.accepted()
                .forEach(accepted -> results.put(
                        accepted.position(),
                        accepted.coins().stream()
                                .map(DepositSettled.CoinResult::outcome)
                                .toList()
                                .toString()));
        settled.refused().forEach(refused -> results.put(refused.position(), refused.code()));
        return results.toString();
    }

    private static String expected(Registry registry, AccountId merchant, List<Integer> chosen) {
        Map<Integer, String> results = new HashMap<>();
        for (int position = 0; position < chosen.size(); position++) {
            Payment payment = POOL.get(chosen.get(position));
            results.put(
                    position,
                    payment.request().merchant().equals(merchant)
                            ? registry.deposit(payment).toString()
                            : "other-merchant");
        }
        return results.toString();
    }

    @Test
    void every_coin_comes_to_what_the_table_says_and_is_credited_once() {
        for (long seed = 1; seed <= SEEDS; seed++) {
            run(seed);
        }
    }

    private static void run(long seed) {
        String where = "seed " + seed;
        Random random = new Random(seed);
        RecordedStreams streams = new RecordedStreams(SimpleEventBus.builder().build());
        streams.given(Streams.account(CAROL.accountId), CAROL.opened());
        Credits credits = new Credits();
        Deposits deposits = new Deposits(streams, credits, () -> PUBLISHED, new DepositTerms(EUR, 100, 1000));
        Registry registry = new Registry();
        Map<DepositPayments, DepositSettled> done = new HashMap<>();
        for (int number = 1; number <= DEPOSITS; number++) {
            AccountId merchant = random.nextInt(4) == 0 ? BAKER.accountId : SHOP;
            List<Integer> chosen =
                    random.ints(1 + random.nextInt(4), 0, POOL.size()).boxed().toList();
            DepositPayments command = command(number, merchant, chosen);
            DepositSettled settled = deposits.handle(command);
            assertEquals(expected(registry, merchant, chosen), rendered(settled), where + ", deposit " + number);
            done.put(command, settled);
        }
        int events = streams.appended().size();
        done.forEach((command, settled) -> assertEquals(settled, deposits.handle(command), where));
        assertEquals(events, streams.appended().size(), where);
        assertEquals(registry.creditedCents, credits.cents, where);
        requireEvidence(streams, registry, where);
    }

    private static void requireEvidence(RecordedStreams streams, Registry registry, String where) {
        VerifyingKey payer = CAROL.identityKey.verifyingKey();
        List<DoubleSpendDetected> accusations = streams.appended().stream()
                .map(Placed::event)
                .filter(DoubleSpendDetected.class::isInstance)
                .map(DoubleSpendDetected.class::cast)
                .toList();
        assertEquals(
                registry.doubleSpends,
                accusations.stream()
                        .mapToInt(accusation -> accusation.coins().size())
                        .sum(),
                where);
        accusations.forEach(accusation -> assertEquals(payer, accusation.identityKey(), where));
        registry.payments.forEach((serial, payments) -> {
            List<Object> recorded = streams.read(List.of(Streams.coin(serial))).get(Streams.coin(serial));
            assertEquals(payments.size(), recorded.size(), where);
        });
    }

    @Test
    void the_same_decision_from_equal_inputs_has_equal_events() {
        Payment first = POOL.get(0);
        Payment second = POOL.get(2);
        DepositPayments command = DepositScene.deposit(1, first, second);
        DepositPayments equalCommand = DepositScene.deposit(1, first, second);
        List<DepositEvent> events = decide(command);
        assertEquals(7, events.size());
        assertEquals(events, decide(equalCommand));
    }

    private static List<DepositEvent> decide(DepositPayments command) {
        DepositState.Witness witness = new DepositState.Witness() {
            @Override
            public Bytes payment(PaymentId paymentId) {
                throw new AssertionError("both payments are in this deposit");
            }

            @Override
            public boolean holds(AccountId accountId, VerifyingKey identityKey) {
                return accountId.equals(CAROL.accountId);
            }
        };
        return new DepositState(Optional.empty(), List.of())
                .decide(command, paramsId -> PUBLISHED.keys(), DepositScene.TERMS, witness);
    }
}
