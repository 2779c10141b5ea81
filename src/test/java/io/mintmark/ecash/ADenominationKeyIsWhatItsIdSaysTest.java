package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.group.Point;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ADenominationKeyIsWhatItsIdSaysTest {
    private static final TestBank BANK = new TestBank(341);
    private static final Currency USD = new Currency("USD");
    private static final Instant FROM = TestBank.WITHDRAW_FROM;
    private static final Instant UNTIL = TestBank.WITHDRAW_UNTIL;
    private static final DenominationKey ONE = BANK.newKey(1, USD);
    private static final DenominationKey TWO = BANK.newKey(2, USD);

    private static DenominationKey key(Point y, long value, Instant from) {
        return new DenominationKey(BANK.parameters.id(), y, new Money(value, USD), from, UNTIL, TestBank.DEPOSIT_UNTIL);
    }

    @Test
    void a_key_has_a_value_and_three_whole_days_that_follow_each_other() {
        Point y = ONE.issuerKey().y();
        Instant deposit = TestBank.DEPOSIT_UNTIL;
        assertKeyRefused(y, 0, FROM, UNTIL, deposit);
        assertKeyRefused(y, 1, FROM, FROM, deposit);
        assertKeyRefused(y, 1, UNTIL, FROM, deposit);
        assertKeyRefused(y, 1, FROM, UNTIL, UNTIL);
        assertKeyRefused(y, 1, FROM.plusMillis(1), UNTIL, deposit);
        assertKeyRefused(y, 1, FROM, UNTIL.minusMillis(1), deposit);
        assertKeyRefused(y, 1, FROM, UNTIL, deposit.plusNanos(1));
        assertKeyRefused(y, 1, Instant.EPOCH, UNTIL, deposit);
    }

    @Test
    void the_last_of_the_three_times_is_a_whole_day_too() {
        Instant deposit = TestBank.DEPOSIT_UNTIL;
        assertKeyRefused(ONE.issuerKey().y(), 1, FROM, UNTIL, deposit.plusMillis(1));
        assertKeyRefused(ONE.issuerKey().y(), 1, FROM, UNTIL.plusMillis(1), deposit);
    }

    @Test
    void a_key_is_what_its_id_says() {
        DenominationKey same = key(ONE.issuerKey().y(), 1, ONE.withdrawFrom());
        assertEquals(UNTIL, same.withdrawUntil());
        assertNotEquals(ONE, TWO);
        assertTrue(ONE.toString().contains(ONE.id().toString()), ONE.toString());
        assertEquals(same.id().hashCode(), same.hashCode());
    }

    @Test
    void the_identity_is_nobodys_key() {
        assertThrows(RuntimeException.class, () -> key(Point.IDENTITY, 1, FROM));
    }

    private static void assertKeyRefused(Point y, long value, Instant from, Instant until, Instant deposit) {
        Money money = new Money(value, USD);
        assertThrows(
                IllegalArgumentException.class,
                () -> new DenominationKey(BANK.parameters.id(), y, money, from, until, deposit));
    }
}
