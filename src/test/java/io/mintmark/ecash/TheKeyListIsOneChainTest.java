package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheKeyListIsOneChainTest {
    private static final long SEED = 141;
    private static final TestBank BANK = new TestBank(SEED);
    private static final Currency USD = new Currency("USD");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant FROM = TestBank.WITHDRAW_FROM;
    private static final Instant UNTIL = TestBank.WITHDRAW_UNTIL;

    private static final DenominationKey ONE = BANK.newKey(1, USD);
    private static final DenominationKey TWO = BANK.newKey(2, USD);
    private static final List<KeyChange> CHANGES = List.of(
            new KeyChange.Added(ONE),
            new KeyChange.Added(TWO),
            new KeyChange.Revoked(BANK.keys.get(1L).id()));
    private static final Signature SIGNATURE = sign(BANK.keyList, CHANGES);

    private static Signature sign(KeyList list, List<KeyChange> changes) {
        try {
            return list.sign(changes, BANK.signingKey);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    /** The bank signs it nevertheless, and still nobody takes it. */
    private static void assertVoid(String reason, KeyList list, KeyChange... changes) {
        List<KeyChange> all = List.of(changes);
        Verdict.requireRefused(reason, () -> list.sign(all, BANK.signingKey));
        Signature signature = BANK.signingKey.sign(head(list, all).toArray());
        Verdict.requireRefused(reason, () -> list.append(all, signature));
    }

    /** L_n by PROTOCOL section 3, its tag typed in. */
    private static Bytes head(KeyList before, List<KeyChange> changes) {
        Items items = Items.of("MINTMARK-V01-keys")
                .add(BANK.parameters.id().value())
                .add(before.number() + 1)
                .add(before.head());
        for (KeyChange change : changes) {
            switch (change) {
                case KeyChange.Added(DenominationKey key) -> items.add(encoded('+', key.id()));
                case KeyChange.Revoked(KeyId id) -> items.add(encoded('-', id));
            }
        }
        return Hashing.sha256(items);
    }

    private static byte[] encoded(char sign, KeyId id) {
        return ByteBuffer.allocate(33)
                .put((byte) sign)
                .put(id.value().toArray())
                .array();
    }

    private static void assertNotSigned(KeyList list, List<KeyChange> changes) {
        Verdict.requireRefused("signature", () -> list.append(changes, SIGNATURE));
    }

    private static KeyChange added(DenominationKey key) {
        return new KeyChange.Added(key);
    }

    private static KeyChange revoked(DenominationKey key) {
        return new KeyChange.Revoked(key.id());
    }

    private static DenominationKey key(Point y, long value, Instant from) {
        return new DenominationKey(BANK.parameters.id(), y, new Money(value, USD), from, UNTIL, TestBank.DEPOSIT_UNTIL);
    }

    @Test
    void the_signed_changes_make_the_next_list() throws Exception {
        KeyList next = BANK.keyList.append(CHANGES, SIGNATURE);
        assertEquals(BANK.keyList.number() + 1, next.number());
        assertNotEquals(BANK.keyList.head(), next.head());
        assertEquals(ONE, next.findValid(ONE.id()).orElseThrow());
        KeyId revokedId = BANK.keys.get(1L).id();
        assertTrue(next.findValid(revokedId).isEmpty());
        assertTrue(next.find(revokedId).isPresent());
        assertTrue(BANK.keyList.findValid(revokedId).isPresent(), "the list before is as it was");
    }

    @Test
    void the_head_is_the_hash_of_the_number_the_head_before_and_the_signed_changes() throws Exception {
        assertEquals(
                head(BANK.keyList, CHANGES),
                BANK.keyList.append(CHANGES, SIGNATURE).head());
        assertEquals(Bytes.zeros(32), KeyList.empty(BANK.parameters).head());
    }

    @Test
    void a_change_dropped_doubled_or_moved_is_not_what_the_bank_signed() {
        for (int i = 0; i < CHANGES.size(); i++) {
            List<KeyChange> dropped = new ArrayList<>(CHANGES);
            KeyChange change = dropped.remove(i);
            assertNotSigned(BANK.keyList, dropped);
            List<KeyChange> doubled = new ArrayList<>(CHANGES);
            doubled.add(i, change);
            assertThrows(VerificationFailedException.class, () -> BANK.keyList.append(doubled, SIGNATURE));
            for (int other = i + 1; other < CHANGES.size(); other++) {
                List<KeyChange> swapped = new ArrayList<>(CHANGES);
                Collections.swap(swapped, i, other);
                assertNotSigned(BANK.keyList, swapped);
            }
        }
        List<KeyChange> more = new ArrayList<>(CHANGES);
        more.add(added(BANK.newKey(4, USD)));
        assertNotSigned(BANK.keyList, more);
    }

    @Test
    void every_part_of_a_key_is_signed() {
        Point y = ONE.issuerKey().y();
        ParamsId params = BANK.parameters.id();
        Instant deposit = TestBank.DEPOSIT_UNTIL;
        List<DenominationKey> others = List.of(
                new DenominationKey(params, y.plus(Generators.G), ONE.value(), FROM, UNTIL, deposit),
                new DenominationKey(params, y.negate(), ONE.value(), FROM, UNTIL, deposit),
                new DenominationKey(params, y, new Money(3, USD), FROM, UNTIL, deposit),
                new DenominationKey(params, y, new Money(1, new Currency("USE")), FROM, UNTIL, deposit),
                new DenominationKey(params, y, ONE.value(), FROM.plus(DAY), UNTIL, deposit),
                new DenominationKey(params, y, ONE.value(), FROM, UNTIL.plus(DAY), deposit),
                new DenominationKey(params, y, ONE.value(), FROM, UNTIL, deposit.plus(DAY)));
        for (DenominationKey other : others) {
            assertNotSigned(BANK.keyList, List.of(added(other), CHANGES.get(1), CHANGES.get(2)));
        }
        List<KeyChange> otherRevoked = List.of(CHANGES.get(0), CHANGES.get(1), revoked(BANK.keys.get(2L)));
        assertNotSigned(BANK.keyList, otherRevoked);
    }

    @Test
    void the_number_and_the_list_before_are_signed() {
        List<KeyChange> changes = List.of(added(ONE), added(TWO));
        Signature signature = sign(BANK.keyList, changes);
        KeyList longer = BANK.added(BANK.keyList, BANK.newKey(4, USD));
        KeyList other = BANK.added(KeyList.empty(BANK.parameters), BANK.newKey(4, USD));
        for (KeyList list : List.of(longer, other, KeyList.empty(BANK.parameters))) {
            Verdict.requireRefused("signature", () -> list.append(changes, signature));
        }
        assertEquals(BANK.keyList.number(), other.number(), "only its head differs");
    }

    @Test
    void only_the_bank_signs() throws Exception {
        SigningKey other = new SigningKey(BANK.random.scalar());
        Signature forged = BANK.keyList.sign(CHANGES, other);
        Verdict.requireRefused("signature", () -> BANK.keyList.append(CHANGES, forged));
        byte[] bytes = SIGNATURE.encode();
        for (int at = 0; at < bytes.length; at++) {
            Signature flipped = Signature.decode(Ladder.flipped(bytes, at, 1 << (at % 8)));
            Verdict.requireRefused("signature", () -> BANK.keyList.append(CHANGES, flipped));
        }
        Signature zero = Signature.decode(new byte[Signature.SIZE]);
        Verdict.requireRefused("signature", () -> BANK.keyList.append(CHANGES, zero));
    }

    @Test
    void one_y_twice_voids_the_list() {
        Point y = ONE.issuerKey().y();
        assertVoid("one y twice", BANK.keyList, added(ONE), added(key(y, 2, FROM)));
        assertVoid("one y twice", BANK.added(BANK.keyList, ONE), added(key(y, 1, FROM.plus(DAY))));
        KeyList withoutOne = BANK.append(BANK.added(BANK.keyList, ONE), List.of(revoked(ONE)));
        assertVoid("one y twice", withoutOne, added(key(y, 4, FROM)));
    }

    @Test
    void two_keys_of_equal_value_and_withdraw_from_void_the_list() throws Exception {
        DenominationKey twin = BANK.newKey(1, USD);
        assertVoid("equal value and withdrawFrom", BANK.keyList, added(ONE), added(twin));
        assertVoid("equal value and withdrawFrom", BANK.added(BANK.keyList, ONE), added(twin));
        KeyList withoutOne = BANK.append(BANK.added(BANK.keyList, ONE), List.of(revoked(ONE)));
        assertVoid("equal value and withdrawFrom", withoutOne, added(twin));
        BANK.added(BANK.keyList, ONE, BANK.newKey(new Money(1, USD), FROM.plus(DAY), UNTIL, TestBank.DEPOSIT_UNTIL));
    }

    @Test
    void a_key_twice_voids_the_list() {
        assertVoid("a key twice", BANK.keyList, added(ONE), added(ONE));
        assertVoid("a key twice", BANK.added(BANK.keyList, ONE), added(ONE));
        assertVoid("a key twice", BANK.keyList, added(ONE), revoked(ONE), added(ONE));
    }

    @Test
    void only_a_key_that_is_there_is_revoked_and_once() {
        String reason = "a key that is not there";
        assertVoid(reason, BANK.keyList, revoked(ONE));
        assertVoid(reason, BANK.keyList, revoked(ONE), added(ONE));
        assertVoid(reason, BANK.keyList, added(ONE), revoked(ONE), revoked(ONE));
        KeyList withoutOne = BANK.append(BANK.added(BANK.keyList, ONE), List.of(revoked(ONE)));
        assertVoid(reason, withoutOne, revoked(ONE));
    }

    @Test
    void a_key_of_other_parameters_voids_the_list() {
        assertVoid("other parameters", BANK.keyList, added(new TestBank(SEED + 1).newKey(1, USD)));
    }

    @Test
    void no_change_is_no_list() {
        assertVoid("no change", BANK.keyList);
    }

    @Test
    void another_head_of_the_same_number_is_evidence_against_the_bank() throws Exception {
        KeyList one = BANK.added(BANK.keyList, ONE);
        KeyList other = BANK.added(BANK.keyList, TWO);
        Verdict.requireRefused("two key lists", () -> one.requireSame(other.number(), other.head()));
        one.requireSame(one.number(), one.head());
        one.requireSame(BANK.keyList.number(), BANK.keyList.head());
    }

    @Test
    void another_head_of_an_earlier_number_is_evidence_too() throws Exception {
        KeyList one = BANK.added(BANK.keyList, ONE);
        KeyList other = BANK.added(KeyList.empty(BANK.parameters), TWO);
        one.requireSame(BANK.keyList.number(), BANK.keyList.head());
        Verdict.requireRefused("two key lists", () -> one.requireSame(other.number(), other.head()));
        // Of a longer list it cannot say anything.
        other.requireSame(one.number(), one.head());
        one.requireSame(Long.MAX_VALUE, BANK.keyList.head());
    }

    @Test
    void each_head_is_kept_with_the_banks_signature() throws Exception {
        KeyList one = BANK.added(BANK.keyList, ONE);
        List<Bytes> heads = one.signedHeads().stream().map(Signed::message).toList();
        assertEquals(List.of(BANK.keyList.head(), one.head()), heads);
        one.signedHeads().getLast().verify(BANK.parameters.bankKey());
    }

    @Test
    void a_list_has_at_most_4096_keys() {
        List<KeyChange> changes = new ArrayList<>();
        Point y = Generators.G;
        for (long value = 1; value <= KeyList.MAX_KEYS; value++) {
            changes.add(added(key(y, value, FROM)));
            y = y.plus(Generators.G);
        }
        KeyList empty = KeyList.empty(BANK.parameters);
        KeyList full = BANK.append(empty, changes);
        assertEquals(1, full.number());
        changes.add(added(key(y, KeyList.MAX_KEYS + 1L, FROM)));
        assertVoid("more than 4096 keys", empty, changes.toArray(KeyChange[]::new));
    }
}
