package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.deposit.DepositEvent.PaymentDeposited;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a later order may ask to open: escrows of payments and of withdrawals, in a file that belongs to this run alone. */
final class Escrows implements Fold, AutoCloseable {
    private static final int OFFSET = 0;
    private static final int DEBITED = 1;
    private static final long NOWHERE = -1;

    /** Of a deposited payment. */
    record OfPayment(ParamsId paramsId, Ciphertext escrow) {}

    /** Of a withdrawal that was debited. */
    record OfWithdrawal(WithdrawalRequest request, FirstAnswers answers) {
        List<Ciphertext> ciphertexts() {
            return request.coins().stream().map(WithdrawalRequest.Coin::escrow).toList();
        }
    }

    /** A debit of an account. */
    record Debit(WithdrawalId withdrawalId, ParamsId paramsId, Instant requestedAt, Instant debitedAt) {}

    private final Path file;
    private final RandomAccessFile store;
    private final DiskTable table;
    private final Map<AccountId, Long> lastDebit = new HashMap<>();
    private long end;

    Escrows(Path temporary) {
        try {
            this.file = Files.createTempFile(temporary, "escrows", ".data");
            this.store = new RandomAccessFile(file.toFile(), "rw");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.table = new DiskTable(temporary, "escrows");
    }

    @Override
    public void fold(Parsed parsed) {
        switch (parsed.event().orElse(parsed)) {
            case PaymentDeposited event -> parsed.payment().ifPresent(payment -> keep(event.paymentId(), payment));
            case WithdrawalRequested event -> parsed.request().ifPresent(request -> keep(event, request));
            case WithdrawalDebited event -> debit(event);
            default -> {}
        }
    }

    private static Bytes key(PaymentId paymentId) {
        return DiskTable.key("payment/" + paymentId);
    }

    private static Bytes key(AccountId accountId, WithdrawalId withdrawalId) {
        return DiskTable.key("withdrawal/" + accountId + "/" + withdrawalId);
    }

    private void keep(PaymentId id, Payment payment) {
        long offset = append(out -> {
            write(out, payment.request().paramsId().value().toArray());
            write(out, payment.identityEscrow().e1().encode());
            write(out, payment.identityEscrow().e2().encode());
        });
        table.set(table.put(key(id)), OFFSET, offset + 1);
    }

    private void keep(WithdrawalRequested event, WithdrawalRequest request) {
        long offset = append(out -> {
            write(out, request.paramsId().value().toArray());
            out.writeLong(request.requestedAt().toEpochMilli());
            write(out, event.request().toArray());
            write(out, event.firstAnswer().message().toArray());
        });
        table.set(table.put(key(event.accountId(), event.withdrawalId())), OFFSET, offset + 1);
    }

    /** Debits of an account are a list from the last to the first. */
    private void debit(WithdrawalDebited event) {
        long slot = table.find(key(event.accountId(), event.withdrawalId()));
        if (slot >= 0) {
            table.set(slot, DEBITED, 1);
            long before = lastDebit.getOrDefault(event.accountId(), NOWHERE);
            long withdrawal = table.get(slot, OFFSET) - 1;
            long offset = append(out -> {
                out.writeLong(before);
                out.writeLong(withdrawal);
                write(out, event.withdrawalId().value().toArray());
                out.writeLong(event.at().toEpochMilli());
            });
            lastDebit.put(event.accountId(), offset);
        }
    }

    Optional<OfPayment> payment(PaymentId id) {
        long slot = table.find(key(id));
        return slot < 0
                ? Optional.empty()
                : Optional.of(read(table.get(slot, OFFSET) - 1, in -> {
                    ParamsId paramsId = new ParamsId(bytes(in));
                    return new OfPayment(
                            paramsId,
                            new Ciphertext(
                                    Point.decode(bytes(in).toArray()),
                                    Point.decode(bytes(in).toArray())));
                }));
    }

    /** Nothing of a withdrawal without coins, or whose answer does not decode, which is found elsewhere. */
    Optional<OfWithdrawal> withdrawal(AccountId account, WithdrawalId id) {
        long slot = table.find(key(account, id));
        return slot < 0 || table.get(slot, DEBITED) == 0
                ? Optional.empty()
                : read(table.get(slot, OFFSET) - 1, in -> {
                    bytes(in);
                    in.readLong();
                    WithdrawalRequest request =
                            WithdrawalRequest.decode(bytes(in).toArray());
                    try {
                        FirstAnswers answers = FirstAnswers.decode(bytes(in).toArray());
                        return answers.coins().size() == request.coins().size()
                                ? Optional.of(new OfWithdrawal(request, answers))
                                : Optional.empty();
                    } catch (MalformedException e) {
                        return Optional.empty();
                    }
                });
    }

    /** All debits of an account so far, the first one first. */
    List<Debit> debits(AccountId account) {
        List<Debit> debits = new ArrayList<>();
        long next = lastDebit.getOrDefault(account, NOWHERE);
        while (next != NOWHERE) {
            next = read(next, in -> {
                long before = in.readLong();
                long withdrawal = in.readLong();
                WithdrawalId id = new WithdrawalId(bytes(in));
                Instant debitedAt = Instant.ofEpochMilli(in.readLong());
                debits.add(read(withdrawal, of -> {
                    ParamsId paramsId = new ParamsId(bytes(of));
                    return new Debit(id, paramsId, Instant.ofEpochMilli(of.readLong()), debitedAt);
                }));
                return before;
            });
        }
        Collections.reverse(debits);
        return debits;
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException, MalformedException;
    }

    private static void write(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static Bytes bytes(DataInputStream in) throws IOException {
        return Bytes.copyOf(in.readNBytes(in.readInt()));
    }

    private long append(Writing writing) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            writing.to(new DataOutputStream(bytes));
            long offset = end;
            store.seek(offset);
            store.write(bytes.toByteArray());
            end = Math.addExact(end, bytes.size());
            return offset;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was decoded before. */
    private <T> T read(long offset, Reading<T> reading) {
        try {
            store.seek(offset);
            return reading.from(
                    new DataInputStream(new BufferedInputStream(Channels.newInputStream(store.getChannel()))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedException e) {
            throw new IllegalStateException("what was read before does not decode any more", e);
        }
    }

    @Override
    public void close() {
        try {
            store.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        table.close();
    }
}
