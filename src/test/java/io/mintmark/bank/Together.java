package io.mintmark.bank;

import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.bank.LedgerBusyException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Calls that begin at the same moment. */
final class Together {
    /** What {@link #outcomes} says of a call that returned. */
    static final String DONE = "done";

    private Together() {}

    /** The results of all calls, each in a thread of its own, in their order. */
    static <T> List<T> call(List<? extends Callable<T>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try (ExecutorService executor = Executors.newFixedThreadPool(calls.size())) {
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(executor.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        }
    }

    /** Of each command, {@link #DONE} or the code of its rejection; whoever finds the ledger busy repeats it. */
    static List<String> outcomes(List<? extends Runnable> commands) throws Exception {
        return call(commands.stream()
                .map(command -> (Callable<String>) () -> outcome(command))
                .toList());
    }

    private static String outcome(Runnable command) {
        while (true) {
            try {
                command.run();
                return DONE;
            } catch (RejectedException e) {
                return e.rejection().code();
            } catch (LedgerBusyException e) {
                // nothing has happened
            }
        }
    }
}
