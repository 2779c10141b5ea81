package io.mintmark.crypto.threshold;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.SecretScalar;
import org.junit.jupiter.api.Test;

class HpkeTest {
    // RFC 9180, appendix A.3.1: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-128-GCM, base mode, sequence number 0.
    private static final Bytes SEED = Bytes.ofHex("4270e54ffd08d79d5928020af4686d8f6b7d35dbe470265f1f5aa22816ce860e");
    private static final Bytes ENCAPSULATION = Bytes.ofHex(
            "04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65"
                    + "c9bfcb9382657222d18c4");
    private static final Bytes SECRET = Bytes.ofHex("f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2");
    private static final Bytes PUBLIC_X =
            Bytes.ofHex("fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a82");
    private static final byte[] INFO =
            Bytes.ofHex("4f6465206f6e2061204772656369616e2055726e").toArray();
    private static final byte[] AAD = Bytes.ofHex("436f756e742d30").toArray();
    private static final byte[] PLAINTEXT = Bytes.ofHex("4265617574792069732074727574682c20747275746820626561757479")
            .toArray();
    private static final Bytes CIPHERTEXT =
            Bytes.ofHex("5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434");

    private static HpkePrivateKey key() throws Exception {
        return new HpkePrivateKey(SecretScalar.decode(SECRET.toArray()));
    }

    @Test
    void the_standards_vector_is_reproduced() throws Exception {
        assertEquals(
                "02" + PUBLIC_X.hex(), Bytes.copyOf(key().publicKey().encode()).hex());
        Hpke.Sealed sealed = Hpke.seal(key().publicKey(), INFO, AAD, PLAINTEXT, SEED.toArray());
        assertEquals(new Hpke.Sealed(ENCAPSULATION, CIPHERTEXT), sealed);
        assertArrayEquals(PLAINTEXT, Hpke.open(key(), INFO, AAD, sealed));
    }

    @Test
    void an_encapsulation_in_any_other_form_is_malformed() throws Exception {
        String x = ENCAPSULATION.hex().substring(2, 66);
        String y = ENCAPSULATION.hex().substring(66);
        for (String encapsulation : new String[] {
            "", "00", "02" + x, "06" + x + y, "07" + x + y, "05" + x + y, "04" + x + x, "04" + "00".repeat(64), "04" + x
        }) {
            Hpke.Sealed sealed = new Hpke.Sealed(Bytes.ofHex(encapsulation), CIPHERTEXT);
            assertThrows(MalformedException.class, () -> Hpke.open(key(), INFO, AAD, sealed), encapsulation);
        }
    }

    @Test
    void another_key_info_aad_or_ciphertext_does_not_decrypt() throws Exception {
        Hpke.Sealed sealed = new Hpke.Sealed(ENCAPSULATION, CIPHERTEXT);
        HpkePrivateKey other = new HpkePrivateKey(TestRandomness.seeded("other").nonZeroScalar());
        assertThrows(VerificationFailedException.class, () -> Hpke.open(other, INFO, AAD, sealed));
        assertThrows(VerificationFailedException.class, () -> Hpke.open(key(), AAD, AAD, sealed));
        assertThrows(VerificationFailedException.class, () -> Hpke.open(key(), INFO, INFO, sealed));
        Hpke.Sealed shortened = new Hpke.Sealed(ENCAPSULATION, Bytes.zeros(3));
        assertThrows(VerificationFailedException.class, () -> Hpke.open(key(), INFO, AAD, shortened));
    }
}
