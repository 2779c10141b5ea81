package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.TestBank;
import io.mintmark.merchant.BatchRecord.Batch;
import io.mintmark.wire.BankInfo.Limits;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.DepositMessages.Amount;
import io.mintmark.wire.DepositMessages.CoinResult;
import io.mintmark.wire.DepositMessages.PaymentResult;
import io.mintmark.wire.DepositMessages.Result;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ABanksAnswerIsReadStrictlyTest {
    private static final String DEPOSIT = Base64Url.text(Bytes.zeros(16));
    private static final String FIRST = Base64Url.text(Bytes.zeros(32));
    private static final String SECOND = Base64Url.text(Bytes.ofHex("01".repeat(32)));
    private static final Batch BATCH =
            new Batch(DEPOSIT, List.of(payment(FIRST, 3, 2), payment(SECOND, 4, 1)), List.of("a", "b"));

    private static PaymentRecord payment(String id, long amount, int coins) {
        return new PaymentRecord(id, amount, coins, "", TestBank.NOW, TestBank.NOW, 0, null);
    }

    private static CoinResult coin(long value, String outcome) {
        return new CoinResult("", value, outcome, null);
    }

    private static PaymentResult accepted(String id, CoinResult... coins) {
        return new PaymentResult(id, "accepted", null, List.of(coins));
    }

    private static PaymentResult refused(@Nullable String code) {
        return new PaymentResult(null, "refused", code, List.of());
    }

    private static Result result(long credited, PaymentResult... payments) {
        return new Result(DEPOSIT, new Amount(credited, "EUR"), Arrays.asList(payments));
    }

    private static final PaymentResult THREE = accepted(FIRST, coin(1, "credited"), coin(2, "credited"));
    private static final PaymentResult FOUR = accepted(SECOND, coin(4, "credited"));

    private static DepositReport read(Result result) throws MalformedException {
        return new Settlement(BATCH, TestBank.EUR).read(result);
    }

    private static List<PaymentState> states(Result result) throws MalformedException {
        return read(result).outcomes().stream()
                .map(DepositReport.Outcome::state)
                .toList();
    }

    @Test
    void every_outcome_has_a_state() throws MalformedException {
        assertEquals(List.of(PaymentState.CREDITED, PaymentState.CREDITED), states(result(7, THREE, FOUR)));
        var known = accepted(FIRST, coin(1, "already-deposited"), coin(2, "already-deposited"));
        assertEquals(
                List.of(PaymentState.DEPOSITED_BEFORE, PaymentState.REFUSED),
                states(result(0, known, refused("key-revoked"))));
        for (PaymentResult twice : List.of(
                accepted(FIRST, coin(1, "double-spent"), coin(2, "credited")),
                accepted(FIRST, coin(2, "credited"), coin(1, "double-spent")))) {
            assertEquals(List.of(PaymentState.DOUBLE_SPENT, PaymentState.CREDITED), states(result(6, twice, FOUR)));
        }
        for (PaymentResult held : List.of(
                accepted(FIRST, coin(1, "held"), coin(2, "credited")),
                accepted(FIRST, coin(2, "credited"), coin(1, "held")))) {
            assertEquals(List.of(PaymentState.HELD, PaymentState.CREDITED), states(result(6, held, FOUR)));
        }
        assertEquals(
                List.of(PaymentState.DOUBLE_SPENT, PaymentState.CREDITED),
                states(result(4, accepted(FIRST, coin(2, "held"), coin(1, "double-spent")), FOUR)));
        assertEquals(
                Optional.of("key-revoked"),
                read(result(3, THREE, refused("key-revoked")))
                        .outcomes()
                        .getLast()
                        .code());
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments("another deposit", new Result(FIRST, new Amount(7, "EUR"), List.of(THREE, FOUR))),
                arguments("another currency", new Result(DEPOSIT, new Amount(7, "USD"), List.of(THREE, FOUR))),
                arguments("a payment less", result(3, THREE)),
                arguments("a payment more", result(11, THREE, FOUR, FOUR)),
                arguments("another order", result(7, FOUR, THREE)),
                arguments("another sum", result(8, THREE, FOUR)),
                arguments("a coin less", result(7, accepted(FIRST, coin(3, "credited")), FOUR)),
                arguments(
                        "a coin of another value",
                        result(8, accepted(FIRST, coin(1, "credited"), coin(3, "credited")), FOUR)),
                arguments(
                        "a negative coin",
                        result(3, accepted(FIRST, coin(-1, "credited"), coin(4, "already-deposited")), FOUR)),
                arguments(
                        "an unknown outcome of a coin",
                        result(4, accepted(FIRST, coin(1, "lost"), coin(2, "lost")), FOUR)),
                arguments(
                        "an unknown outcome", result(3, THREE, new PaymentResult(SECOND, "pending", null, List.of()))),
                arguments(
                        "a sum above all sums",
                        result(7, accepted(FIRST, coin(Long.MAX_VALUE, "credited"), coin(1, "credited")), FOUR)),
                arguments("no list of coins", result(7, new PaymentResult(FIRST, "accepted", null, null), FOUR)),
                arguments("a refusal without a code", result(3, THREE, refused(null))),
                arguments("a code that moves the cursor", result(3, THREE, refused("\u001b[2J"))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void what_does_not_fit_the_deposit_is_no_answer(String name, Result result) {
        assertThrows(MalformedException.class, () -> read(result), name);
    }

    private static List<List<Integer>> sliced(int maxPayments, int maxCoins, int... coins) {
        List<PaymentRecord> waiting =
                Arrays.stream(coins).mapToObj(count -> payment(FIRST, 1, count)).toList();
        return Depositor.slice(waiting, new Limits(1, 1, 1, maxPayments, maxCoins, 1)).stream()
                .map(slice -> slice.stream().map(PaymentRecord::coins).toList())
                .toList();
    }

    @Test
    void a_deposit_is_within_what_the_bank_takes() {
        assertEquals(List.of(), sliced(2, 5));
        assertEquals(List.of(List.of(1, 1), List.of(1)), sliced(2, 5, 1, 1, 1));
        assertEquals(List.of(List.of(2, 3), List.of(3), List.of(3)), sliced(9, 5, 2, 3, 3, 3));
        assertEquals(List.of(List.of(5), List.of(1)), sliced(9, 5, 6, 5, 1), "what is too large goes on waiting");
        assertEquals(List.of(List.of(1), List.of(1)), sliced(0, 5, 1, 1), "one at a time at the least");
        int[] many = new int[257];
        Arrays.fill(many, 1);
        assertEquals(2, sliced(Integer.MAX_VALUE, Integer.MAX_VALUE, many).size(), "and not more than is reasonable");
    }
}
