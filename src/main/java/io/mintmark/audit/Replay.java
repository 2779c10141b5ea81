package io.mintmark.audit;

import io.mintmark.crypto.log.SignedCheckpoint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.LongConsumer;

/**
 * Replays a log: one thread reads, all cores parse and verify, one folds in order. What is kept per coin, payment and stream is in
 * files; in memory are accounts, keys, open withdrawals and some batches.
 */
public final class Replay {
    private static final int BATCH = 500;
    private static final int BATCHES_AHEAD = 16;
    private static final Batch END = new Batch(List.of(), true);

    /** Some events, or the end. */
    private record Batch(List<Parsed> events, boolean isEnd) {}

    /**
     * What to replay.
     *
     * @param kept the checkpoint of last time
     * @param untilPosition the last position to look at
     * @param untilTime events recorded later are not looked at
     * @param proofs whether signatures and proofs are verified
     * @param temporary a folder for what is kept per coin
     */
    public record Options(
            Optional<SignedCheckpoint> kept,
            Optional<Long> untilPosition,
            Optional<Instant> untilTime,
            boolean proofs,
            int cores,
            Path temporary) {
        boolean isWhole() {
            return untilPosition.isEmpty() && untilTime.isEmpty();
        }
    }

    private final LogSource source;
    private final AuditedBank bank;
    private final Options options;
    private final LongConsumer progress;
    private final Findings findings = new Findings();

    /** @param progress hears of every position */
    public Replay(LogSource source, AuditedBank bank, Options options, LongConsumer progress) {
        this.source = source;
        this.bank = bank;
        this.options = options;
        this.progress = progress;
    }

    /** Replays everything; the report has what was found. */
    public Report run() throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(options.cores());
        try {
            Optional<Verification> verification = options.proofs()
                    ? Optional.of(new Verification(workers, options.cores(), findings))
                    : Optional.empty();
            return run(workers, verification);
        } finally {
            workers.shutdownNow();
        }
    }

    private Report run(ExecutorService workers, Optional<Verification> verification) throws IOException {
        Keys keys = new Keys(bank, findings);
        AccountsFold accounts = new AccountsFold(bank, keys, findings, verification);
        LogFold log = new LogFold(bank, findings, source.checkpoints(0), options.kept());
        Books books = new Books(keys, accounts, findings);
        Watches watches = new Watches(findings);
        try (StructureFold structure = new StructureFold(findings, options.temporary(), 0);
                WithdrawalsFold withdrawals =
                        new WithdrawalsFold(keys, accounts, findings, verification, options.temporary());
                Escrows escrows = new Escrows(options.temporary());
                DepositsFold deposits =
                        new DepositsFold(keys, accounts, watches, findings, verification, options.temporary())) {
            PartsFold parts = new PartsFold(accounts, escrows, deposits, watches, findings, verification);
            TracingFold tracing = new TracingFold(bank, keys, escrows, parts, findings, verification);
            List<Fold> folds = List.of(log, structure, tracing, keys, accounts, withdrawals, deposits, books, escrows);
            Fold all = parsed -> folds.forEach(fold -> fold.fold(parsed));
            Reached reached = feed(workers, all);
            if (options.isWhole()) {
                folds.forEach(Fold::end);
            }
            log.end(options.isWhole());
            books.end(options.isWhole());
            verification.ifPresent(Verification::end);
            return Report.of(bank, findings, reached.position(), reached.time(), log, keys, accounts, books, options);
        }
    }

    /** How far it came. */
    private record Reached(long position, String time) {}

    private Reached feed(ExecutorService workers, Fold all) throws IOException {
        BlockingQueue<Future<Batch>> ahead = new ArrayBlockingQueue<>(BATCHES_AHEAD);
        Thread reader = Thread.ofPlatform().daemon().name("reader").start(() -> read(workers, ahead));
        Reached reached = new Reached(0, "");
        try {
            Batch batch = ahead.take().get();
            while (!batch.isEnd()) {
                for (Parsed parsed : batch.events()) {
                    if (isBeyond(parsed)) {
                        return reached;
                    }
                    all.fold(parsed);
                    progress.accept(parsed.position());
                    reached = new Reached(parsed.position(), parsed.entry().recordedAt());
                }
                batch = ahead.take().get();
            }
            return reached;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("the log cannot be read: " + e.getCause(), e.getCause());
        } finally {
            reader.interrupt();
        }
    }

    private void read(ExecutorService workers, BlockingQueue<Future<Batch>> ahead) {
        Parser parser = new Parser(findings);
        List<LogSource.Raw> batch = new ArrayList<>();
        try {
            source.read(0, raw -> {
                if (isBeyond(raw)) {
                    return false;
                }
                batch.add(raw);
                if (batch.size() == BATCH) {
                    submit(workers, ahead, parser, batch);
                }
                return !Thread.currentThread().isInterrupted();
            });
            submit(workers, ahead, parser, batch);
            ahead.put(done(() -> END));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            ahead.offer(done(() -> {
                throw e;
            }));
        }
    }

    private static Future<Batch> done(Callable<Batch> result) {
        FutureTask<Batch> task = new FutureTask<>(result);
        task.run();
        return task;
    }

    private boolean isBeyond(LogSource.Raw raw) {
        return options.untilPosition().filter(last -> raw.place() > last).isPresent();
    }

    private boolean isBeyond(Parsed parsed) {
        return options.untilTime()
                .filter(last -> parsed.entry().recordedAt().compareTo(last.toString()) > 0)
                .isPresent();
    }

    private static void submit(
            ExecutorService workers, BlockingQueue<Future<Batch>> ahead, Parser parser, List<LogSource.Raw> batch) {
        List<LogSource.Raw> mine = List.copyOf(batch);
        batch.clear();
        if (mine.isEmpty()) {
            return;
        }
        try {
            ahead.put(workers.submit(() -> new Batch(
                    mine.stream().flatMap(raw -> parser.parse(raw).stream()).toList(), false)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }
}
