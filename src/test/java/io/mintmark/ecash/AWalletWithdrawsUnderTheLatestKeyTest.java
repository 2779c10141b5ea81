package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AWalletWithdrawsUnderTheLatestKeyTest {
    private static final TestBank BANK = new TestBank(351);
    private static final Currency USD = new Currency("USD");
    private static final Instant FROM = TestBank.WITHDRAW_FROM;
    private static final Instant UNTIL = TestBank.WITHDRAW_UNTIL;
    private static final Duration DAY = Duration.ofDays(1);
    private static final DenominationKey ONE = BANK.newKey(1, USD);
    private static final DenominationKey TWO = BANK.newKey(2, USD);

    @Test
    void that_has_begun_and_only_while_it_issues() {
        DenominationKey later = BANK.newKey(new Money(1, USD), FROM.plus(DAY), FROM.plus(DAY.multipliedBy(3)), UNTIL);
        KeyList list = BANK.added(KeyList.empty(BANK.parameters), TWO, ONE, later, BANK.keys.get(8L));
        DenominationKey eight = BANK.keys.get(8L);
        assertEquals(List.of(), list.issuingAt(FROM.minusMillis(1)));
        assertEquals(List.of(eight, ONE, TWO), list.issuingAt(FROM));
        assertEquals(List.of(eight, ONE, TWO), list.issuingAt(FROM.plus(DAY).minusMillis(1)));
        assertEquals(List.of(eight, later, TWO), list.issuingAt(FROM.plus(DAY)));
        Instant laterEnds = FROM.plus(DAY.multipliedBy(3));
        assertEquals(List.of(eight, later, TWO), list.issuingAt(laterEnds.minusMillis(1)));
        assertEquals(List.of(eight, TWO), list.issuingAt(laterEnds), "an older key is no way back");
        assertEquals(List.of(), list.issuingAt(UNTIL));
        KeyList without = BANK.append(list, List.of(new KeyChange.Revoked(TWO.id())));
        assertEquals(List.of(eight, ONE), without.issuingAt(FROM));
    }

    @Test
    void of_each_value_in_order_of_currency_and_value() {
        Currency chf = new Currency("CHF");
        KeyList list = BANK.added(BANK.keyList, BANK.newKey(2, chf), BANK.newKey(1, chf), ONE);
        List<Money> values = list.issuingAt(TestBank.NOW).stream()
                .map(DenominationKey::value)
                .toList();
        List<Money> expected = new ArrayList<>(List.of(new Money(1, chf), new Money(2, chf)));
        for (long value = 1; value <= 128; value *= 2) {
            expected.add(new Money(value, TestBank.EUR));
        }
        expected.add(ONE.value());
        assertEquals(expected, values);
    }
}
