package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.blind.Blinding;
import io.mintmark.crypto.blind.IssuerSecret;
import io.mintmark.crypto.blind.SessionSecrets;
import io.mintmark.crypto.group.SecretScalar;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class SecretsAreNotPrintedTest {
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(281, 1);
    private static final OwnedCoin COIN = RECORD.coins.getFirst();

    private static void assertHides(Object printed, SecretScalar... secrets) {
        String text = printed.toString().toLowerCase(Locale.ROOT);
        for (SecretScalar secret : secrets) {
            byte[] encoded = secret.reveal().encode();
            String hex = Bytes.copyOf(encoded).hex();
            // The first and last eight digits, so that no shortened form slips through.
            assertFalse(text.contains(hex.substring(0, 8)), printed.getClass() + " shows a secret");
            assertFalse(text.contains(hex.substring(56)), printed.getClass() + " shows a secret");
            String decimal = new java.math.BigInteger(1, encoded).toString();
            assertFalse(text.contains(decimal.substring(0, 12)), printed.getClass() + " shows a secret");
        }
    }

    @Test
    void seeds_and_session_keys_show_nothing() {
        assertEquals("Seed[hidden]", RECORD.wallet.seed.toString());
        assertEquals("SessionKey[hidden]", new SessionKey(new byte[SessionKey.SIZE]).toString());
    }

    @Test
    void signing_and_issuing_keys_show_nothing() {
        IssuerSecret issuer = RECORD.bank.issuers.get(COIN.key().id());
        assertEquals("IssuerSecret[hidden]", issuer.toString());
        assertEquals("SigningKey[hidden]", RECORD.bank.signingKey.toString());
        assertEquals("SecretScalar[hidden]", RECORD.wallet.identity.toString());
    }

    @Test
    void an_owned_coin_shows_its_key_and_value_only() {
        assertEquals("OwnedCoin[" + COIN.key().id() + ", 1 EUR]", COIN.toString());
        assertHides(COIN, COIN.blinding(), COIN.serialShare(), COIN.rnd(), COIN.gamma());
        assertFalse(COIN.toString().contains(COIN.coin().serial().toString()), "the serial names the coin");
    }

    @Test
    void what_holds_secrets_shows_placeholders() {
        ParamsId params = RECORD.bank.parameters.id();
        WithdrawalId id = RECORD.request().withdrawalId();
        CoinSecrets coin = RECORD.wallet.seed.coin(params, id, 0);
        assertHides(coin, coin.blinding(), coin.serialShare(), coin.escrowNonce());
        Blinding b = RECORD.wallet.seed.blinding(params, id, Bytes.zeros(32), 0);
        assertHides(b, b.gamma(), b.tau(), b.t1(), b.t2(), b.t3(), b.t4(), b.t5());
        SessionKey.Derived derived =
                new SessionKey(new byte[SessionKey.SIZE]).derive(Bytes.zeros(16), Bytes.zeros(32), RECORD.request());
        SessionSecrets session = derived.coin(0, COIN.key().id());
        for (Object holder : List.of(derived, session)) {
            assertHides(holder, session.rnd(), session.w(), session.r1(), session.r2(), session.cPrime());
        }
        for (Object holder : List.of(RECORD.withdrawal, RECORD.requested, RECORD.challenged, RECORD.session())) {
            assertHides(holder, RECORD.wallet.identity, coin.blinding(), coin.serialShare(), COIN.gamma());
        }
    }
}
