package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.blind.SessionSecrets;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.SecretScalar;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** K_session, from which the bank derives the secrets of every withdrawal; as secret as its issuing keys. */
public final class SessionKey {
    /** Bytes of the key. */
    public static final int SIZE = 32;

    private final byte[] key;

    /** @param key 32 bytes; copied */
    public SessionKey(byte[] key) {
        if (key.length != SIZE) {
            throw new IllegalArgumentException("a session key has 32 bytes");
        }
        this.key = key.clone();
    }

    /**
     * prk = HMAC-SHA-256(K_session, items("MINTMARK-V01-session", epoch, sigma, paramsId, account id, withdrawalId,
     * SHA-256(request))).
     *
     * @param epoch 16 bytes that are renewed whenever the database may have forgotten an answer
     * @param sigma 32 bytes drawn for this session
     */
    Derived derive(Bytes epoch, Bytes sigma, WithdrawalRequest request) {
        if (epoch.size() != 16 || sigma.size() != 32) {
            throw new IllegalArgumentException("an epoch has 16 bytes, a sigma 32");
        }
        byte[] message = Items.of(Domain.SESSION)
                .add(epoch)
                .add(sigma)
                .add(request.paramsId().value())
                .add(request.accountId().value())
                .add(request.withdrawalId().value())
                .add(request.hash())
                .toByteArray();
        HMac mac = new HMac(new SHA256Digest());
        mac.init(new KeyParameter(key));
        mac.update(message, 0, message.length);
        byte[] prk = new byte[mac.getMacSize()];
        mac.doFinal(prk, 0);
        return new Derived(prk);
    }

    /** The secrets of one withdrawal. */
    static final class Derived {
        private final byte[] prk;

        private Derived(byte[] prk) {
            this.prk = prk;
        }

        SessionSecrets coin(long j, KeyId keyId) {
            return new SessionSecrets(
                    secret(j, keyId, "rnd"),
                    secret(j, keyId, "w"),
                    secret(j, keyId, "r1"),
                    secret(j, keyId, "r2"),
                    secret(j, keyId, "c"));
        }

        private SecretScalar secret(long j, KeyId keyId, String name) {
            return Hashing.toSecretScalar(
                    Domain.SESSION_SECRET,
                    new Items().add(prk).add(j).add(keyId.value()).add(name));
        }
    }

    @Override
    public String toString() {
        return "SessionKey[hidden]";
    }
}
