package io.mintmark.audit;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.LinearCombination;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.sigma.LinearClaim;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Signatures and proofs, checked in batches by other threads than the one that folds; what does not hold is a finding. */
final class Verification {
    /** What holds if its claim can be made and is true. */
    interface Check {
        LinearClaim claim() throws MalformedException, VerificationFailedException;
    }

    /** A claim for checks that need no equation. */
    static final LinearClaim NOTHING_MORE = new LinearClaim() {
        @Override
        public byte[] transcript() {
            return new byte[0];
        }

        @Override
        public void addTo(LinearCombination sum, Supplier<Scalar> weights) {}
    };

    private record Pending(Check check, Finding otherwise) {}

    /** Coins, or what takes as long, of one batch. */
    private static final int BATCH_WEIGHT = 512;

    private final ExecutorService workers;
    private final Findings findings;
    private final int slots;
    private final Semaphore free;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private List<Pending> pending = new ArrayList<>();
    private int weight;

    /** @param cores of the workers: twice as many batches are on their way at once */
    Verification(ExecutorService workers, int cores, Findings findings) {
        this.workers = workers;
        this.findings = findings;
        this.slots = 2 * cores;
        this.free = new Semaphore(slots);
    }

    /** @param coins by which the work is measured */
    void add(int coins, Check check, Finding otherwise) {
        pending.add(new Pending(check, otherwise));
        weight += coins;
        if (weight >= BATCH_WEIGHT) {
            submit();
        }
    }

    private void submit() {
        List<Pending> batch = pending;
        pending = new ArrayList<>();
        weight = 0;
        rethrow();
        free.acquireUninterruptibly();
        workers.execute(() -> {
            try {
                run(batch);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                free.release();
            }
        });
    }

    private void run(List<Pending> batch) {
        List<Optional<Exception>> results =
                BatchVerifier.verifyAll(batch, one -> one.check().claim(), "an equation does not hold");
        for (int i = 0; i < batch.size(); i++) {
            Finding otherwise = batch.get(i).otherwise();
            results.get(i)
                    .ifPresent(reason -> findings.add(new Finding(
                            otherwise.code(),
                            otherwise.positions(),
                            otherwise.amountAtRisk(),
                            otherwise.detail() + ": " + reason.getMessage())));
        }
    }

    /** Waits until everything is checked. */
    void end() {
        submit();
        free.acquireUninterruptibly(slots);
        free.release(slots);
        rethrow();
    }

    private void rethrow() {
        Throwable found = failure.get();
        if (found != null) {
            throw new IllegalStateException("verification broke off", found);
        }
    }
}
