package io.mintmark.merchant;

import io.mintmark.CountedRandomness;
import io.mintmark.client.BankClient;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.holder.Holder;
import io.mintmark.holder.Mnemonic;
import io.mintmark.holder.Passphrase;
import io.mintmark.holder.Steps;
import io.mintmark.holder.StoreException;
import io.mintmark.holder.Surroundings;
import io.mintmark.holder.TestSurroundings;
import java.nio.file.Path;
import java.time.Clock;

/** A merchant with a till on a disk, whose program can be ended at any step and started again. */
final class Shop implements AutoCloseable {
    private final Path path;
    private final Surroundings surroundings;
    private final EndAtStep steps = new EndAtStep();
    private final TillPolicy policy;
    private Holder holder;
    private Till till;

    /** The end of a program, in the middle of it. */
    static final class Ended extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final class EndAtStep implements Steps {
        private int left = -1;

        @Override
        public void at(String point) {
            if (left-- == 0) {
                throw new Ended();
            }
        }
    }

    Shop(Path path, String name, BankClient bank, Clock clock) throws Exception {
        this(path, name, bank, clock, TillPolicy.DEFAULT);
    }

    Shop(Path path, String name, BankClient bank, Clock clock, TillPolicy policy) throws Exception {
        Randomness randomness = CountedRandomness.seeded(name.hashCode());
        this.path = path.resolve(name);
        this.policy = policy;
        this.surroundings = TestSurroundings.of(clock, randomness, steps);
        this.holder = Holder.create(this.path, passphrase(), Mnemonic.generate(randomness), bank, surroundings);
        this.till = new Till(holder, policy);
    }

    private static Passphrase passphrase() {
        try {
            return Passphrase.of("open sesame".toCharArray());
        } catch (MalformedException e) {
            throw new AssertionError(e);
        }
    }

    Holder holder() {
        return holder;
    }

    Till till() {
        return till;
    }

    /** The program ends at the n-th step from now, the first being 0. */
    void endAtStep(int n) {
        steps.left = n;
    }

    /** Whether something is done to its end. */
    boolean survives(Work work) throws Exception {
        try {
            work.run();
            steps.left = -1;
            return true;
        } catch (Ended e) {
            restart();
            return false;
        }
    }

    /** What a program does. */
    interface Work {
        void run() throws Exception;
    }

    void restart() throws StoreException {
        holder.close();
        holder = Holder.open(path, passphrase(), surroundings);
        till = new Till(holder, policy);
    }

    @Override
    public void close() throws StoreException {
        holder.close();
    }
}
