package io.mintmark.crypto.blind;

import io.mintmark.crypto.group.Generators;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import org.jspecify.annotations.Nullable;

/**
 * The signer's side of one signature. The session answers one challenge, once: two answers (c, r) and (d, t) to two challenges
 * would give away {@code x = (r - t) / (d - c)}.
 *
 * <p>Letters: C the user's commitment; z1 = C + rnd g, z2 = z - z1; a = w g, a1 = r1 g + c' z1, a2 = r2 h + c' z2.
 */
public final class SignerSession {
    private final IssuerSecret issuer;
    private final SessionSecrets secrets;
    private final Point commitment;
    private @Nullable Scalar answered;

    /**
     * @param secrets drawn for this session and no other
     * @param commitment C, fixed before anything of the secrets is shown
     */
    public SignerSession(IssuerSecret issuer, SessionSecrets secrets, Point commitment) {
        this.issuer = issuer;
        this.secrets = secrets;
        this.commitment = commitment;
    }

    /** The first answer; without side effects, so a retry gets the same. */
    public FirstAnswer firstAnswer() {
        Point z1 = commitment.plus(Generators.G.times(secrets.rnd()));
        Point c1 = z1.times(secrets.cPrime());
        Point a = Generators.G.times(secrets.w());
        Point a1 = Generators.G.times(secrets.r1()).plus(c1);
        // c' z2 = c' z - c' z1 saves a multiplication: z has a table.
        Point a2 = Generators.H
                .times(secrets.r2())
                .plus(issuer.key().z().times(secrets.cPrime()))
                .minus(c1);
        return new FirstAnswer(secrets.rnd().reveal(), a, a1, a2);
    }

    /** Whether a recorded first answer came from these secrets: not if those of another session were derived for it. */
    public boolean hasMade(FirstAnswer recorded) {
        return recorded.rnd().equals(secrets.rnd().reveal());
    }

    /**
     * {@code c = e - c'}, {@code r = w - c x}.
     *
     * @throws IllegalStateException for a second, different challenge
     */
    public synchronized SecondAnswer secondAnswer(Scalar e) {
        if (answered != null && !answered.equals(e)) {
            throw new IllegalStateException("a session answers one challenge, once");
        }
        answered = e;
        SecretScalar c = SecretScalar.of(e).minus(secrets.cPrime());
        return new SecondAnswer(
                c.reveal(),
                secrets.w().minus(c.times(issuer.x())).reveal(),
                secrets.cPrime().reveal(),
                secrets.r1().reveal(),
                secrets.r2().reveal());
    }
}
