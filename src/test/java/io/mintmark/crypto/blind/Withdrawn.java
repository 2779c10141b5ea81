package io.mintmark.crypto.blind;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;

/** One signature from beginning to end, with everybody's secrets in one place. */
final class Withdrawn {
    final IssuerSecret issuer;
    final IssuerKey key;
    final Scalar serialShare;
    final Point commitment;
    final SessionSecrets secrets;
    final SignerSession signer;
    final FirstAnswer first;
    final Point serial;
    final Blinding blinding;
    final UserSession user;
    final SecondAnswer second;
    final BlindSignature signature;

    private Withdrawn(IssuerSecret issuer, Randomness random) throws VerificationFailedException {
        this.issuer = issuer;
        this.key = issuer.key();
        serialShare = random.scalar().reveal();
        commitment = Generators.H0
                .times(random.scalar())
                .plus(Point.BASE.times(random.scalar()))
                .plus(Generators.S.times(serialShare));
        secrets = sessionSecrets(random);
        signer = new SignerSession(issuer, secrets, commitment);
        first = signer.firstAnswer();
        serial = Generators.S.times(serialShare.plus(first.rnd()));
        blinding = blinding(random);
        user = new UserSession(key, commitment, first, serial, blinding);
        second = signer.secondAnswer(user.challenge());
        signature = user.unblind(second);
    }

    /** All of it drawn from the seed. */
    static Withdrawn seeded(long seed) {
        Randomness random = CountedRandomness.seeded(seed);
        return of(issuer(random), random);
    }

    /** A further signature under the same key. */
    static Withdrawn of(IssuerSecret issuer, Randomness random) {
        try {
            return new Withdrawn(issuer, random);
        } catch (VerificationFailedException e) {
            throw new AssertionError(e);
        }
    }

    static IssuerSecret issuer(Randomness random) {
        SecretScalar x = random.nonZeroScalar();
        return new IssuerSecret(x, IssuerKey.of(Bytes.copyOf(random.bytes(32)), Generators.G.times(x)));
    }

    static SessionSecrets sessionSecrets(Randomness random) {
        return new SessionSecrets(
                random.nonZeroScalar(), random.scalar(), random.scalar(), random.scalar(), random.scalar());
    }

    static Blinding blinding(Randomness random) {
        return new Blinding(
                random.nonZeroScalar(),
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar(),
                random.scalar());
    }
}
