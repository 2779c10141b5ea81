package io.mintmark.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.group.Generators;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.SessionKey;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.lang.reflect.Field;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AllKeysOfABankComeFromOneSecretTest {
    private static final Instant FROM = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant UNTIL = Instant.parse("2027-02-01T00:00:00Z");
    private static final Instant DEPOSIT = Instant.parse("2028-02-01T00:00:00Z");
    private static final ParamsId PARAMS = new ParamsId(Bytes.ofHex("aa".repeat(32)));
    private static final Money EURO = new Money(100, new Currency("EUR"));
    private static final Bytes EPOCH = Bytes.zeros(16);

    private final BankKeys keys = new BankKeys(master(), EPOCH);

    /** 00 01 02 ... 1f. */
    private static byte[] master() {
        byte[] master = new byte[BankKeys.MASTER_SIZE];
        for (int i = 0; i < master.length; i++) {
            master[i] = (byte) i;
        }
        return master;
    }

    private static Bytes sessionKey(BankKeys keys) throws ReflectiveOperationException {
        Field key = SessionKey.class.getDeclaredField("key");
        key.setAccessible(true);
        return Bytes.copyOf((byte[]) key.get(keys.sessionKey()));
    }

    private static String signing(BankKeys keys) {
        return keys.signingKey().verifyingKey().point().toString();
    }

    private static String licence(BankKeys keys) {
        return keys.licenceKey().verifyingKey().point().toString();
    }

    private DenominationKey denomination(ParamsId params, Money value, Instant from) {
        return keys.denomination(params, value, from, UNTIL, DEPOSIT);
    }

    /** Computed by another implementation of HKDF, hash_to_field and P-256. Pinned: a change would lose a bank its keys. */
    @Test
    void every_derivation_is_pinned() throws Exception {
        assertEquals("038d3b801f703686f8ed280917d31441d280ce4cd096a7dc13deb9a1ab1ec35880", signing(keys));
        assertEquals("03f4334e5893f998b528683cb9ac5dd52bb915983b804a618502619d159db6ffb8", licence(keys));
        assertEquals(
                "d46c7ca0735c1ed358a486751b11e0b2f6effbcb8d58fbd6340f73dedf6621c2",
                sessionKey(keys).hex());
        assertEquals(
                "562167ddaacb45735c47d5fdc4473d509f5792d55bb86d293aa6e0d6f689c19b",
                keys.fingerprint().hex());
        assertEquals(
                "035591f222153f66942c7aecb650efd5ea9ef6eea32381d2587ee88aab11cc79ca",
                denomination(PARAMS, EURO, FROM).issuerKey().y().toString());
    }

    @Test
    void every_purpose_has_a_secret_of_its_own() throws Exception {
        Set<Bytes> secrets = new HashSet<>();
        secrets.add(Bytes.copyOf(master()));
        secrets.add(Bytes.copyOf(keys.signingKey().secret().reveal().encode()));
        secrets.add(Bytes.copyOf(keys.licenceKey().secret().reveal().encode()));
        secrets.add(sessionKey(keys));
        secrets.add(keys.fingerprint());
        assertEquals(5, secrets.size());
    }

    @Test
    void every_property_by_which_a_list_tells_keys_apart_gives_another_secret() {
        Set<String> publicKeys = new HashSet<>();
        for (DenominationKey key : new DenominationKey[] {
            denomination(PARAMS, EURO, FROM),
            denomination(new ParamsId(Bytes.ofHex("ab" + "aa".repeat(31))), EURO, FROM),
            denomination(PARAMS, new Money(101, EURO.currency()), FROM),
            denomination(PARAMS, new Money(100, new Currency("EUS")), FROM),
            denomination(PARAMS, EURO, FROM.plus(Duration.ofDays(1)))
        }) {
            publicKeys.add(key.issuerKey().y().toString());
        }
        assertEquals(5, publicKeys.size());
    }

    @Test
    void another_master_secret_gives_other_keys_throughout() throws Exception {
        byte[] otherMaster = master();
        otherMaster[31] ^= 1;
        BankKeys others = new BankKeys(otherMaster, EPOCH);
        assertNotEquals(signing(keys), signing(others));
        assertNotEquals(licence(keys), licence(others));
        assertNotEquals(sessionKey(keys), sessionKey(others));
        assertNotEquals(keys.fingerprint(), others.fingerprint());
        assertNotEquals(denomination(PARAMS, EURO, FROM), others.denomination(PARAMS, EURO, FROM, UNTIL, DEPOSIT));
    }

    @Test
    void the_epoch_changes_no_key() throws Exception {
        BankKeys renewed = new BankKeys(master(), Bytes.ofHex("01".repeat(16)));
        assertEquals("01".repeat(16), renewed.epoch().hex());
        assertEquals(keys.fingerprint(), renewed.fingerprint());
        assertEquals(signing(keys), signing(renewed));
        assertEquals(sessionKey(keys), sessionKey(renewed));
    }

    @Test
    void the_secret_of_a_denomination_is_found_again() {
        DenominationKey key = denomination(PARAMS, EURO, FROM);
        IssuerSecret issuer = keys.issuer(key);
        assertEquals(key.issuerKey(), issuer.key());
        assertSame(issuer, keys.issuer(denomination(PARAMS, EURO, FROM)));
        assertEquals(key.issuerKey(), new BankKeys(master(), EPOCH).issuer(key).key());
    }

    /** As if a list held a key that somebody else has made: its id must not find the secret of one that looks like it. */
    @Test
    void a_key_of_somebody_else_has_no_secret_here() {
        keys.issuer(denomination(PARAMS, EURO, FROM));
        DenominationKey foreign = new DenominationKey(PARAMS, Generators.H, EURO, FROM, UNTIL, DEPOSIT);
        for (int attempt = 0; attempt < 2; attempt++) {
            Exception refusal = assertThrows(IllegalArgumentException.class, () -> keys.issuer(foreign));
            assertEquals("the secret does not belong to this key", refusal.getMessage());
        }
    }

    @Test
    void sizes_are_exact_and_the_master_is_copied() {
        assertThrows(IllegalArgumentException.class, () -> new BankKeys(new byte[31], EPOCH));
        assertThrows(IllegalArgumentException.class, () -> new BankKeys(new byte[33], EPOCH));
        assertThrows(IllegalArgumentException.class, () -> new BankKeys(master(), Bytes.zeros(15)));
        assertThrows(IllegalArgumentException.class, () -> new BankKeys(master(), Bytes.zeros(17)));
        byte[] mine = master();
        BankKeys copied = new BankKeys(mine, EPOCH);
        mine[0] = 1;
        assertEquals(denomination(PARAMS, EURO, FROM), copied.denomination(PARAMS, EURO, FROM, UNTIL, DEPOSIT));
    }

    @Test
    void nothing_is_printed() {
        assertEquals("BankKeys[hidden]", keys.toString());
        assertEquals(
                "IssuerSecret[hidden]",
                keys.issuer(denomination(PARAMS, EURO, FROM)).toString());
    }
}
