package io.mintmark.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that share out a list of tasks. */
final class Workers {
    /** All there are. */
    static final int CORES = Runtime.getRuntime().availableProcessors();

    private Workers() {}

    /** What the tasks return, in their order. */
    static <T> List<T> results(int threads, List<? extends Callable<T>> tasks) throws Exception {
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
