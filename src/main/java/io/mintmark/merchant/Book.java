package io.mintmark.merchant;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.Serial;
import io.mintmark.holder.SealedStore;
import io.mintmark.holder.Shelf;
import io.mintmark.holder.Shelf.Item;
import io.mintmark.holder.StoreException;
import io.mintmark.merchant.BatchRecord.Batch;
import io.mintmark.merchant.DepositReport.Outcome;
import io.mintmark.merchant.PaymentRecord.Content;
import io.mintmark.merchant.PaymentRecord.Kept;
import io.mintmark.merchant.PaymentRecord.Seen;
import io.mintmark.wire.Base64Url;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that a till remembers. Each change is one write, whole or not at all. A request, a payment and a serial are found by their
 * ids, and the payments to deposit by their state: no look-up reads what it does not ask for.
 */
final class Book {
    private final SealedStore store;
    private final Shelf<RequestState, RequestRecord> requests;
    private final Shelf<PaymentState, PaymentRecord> payments;
    private final Shelf<Kept, Content> contents;
    private final Shelf<Kept, Seen> serials;
    private final Shelf<BatchRecord.State, BatchRecord> batches;

    Book(SealedStore store) {
        this.store = store;
        this.requests = new Shelf<>(store, "till-request", RequestState.class, RequestRecord.class);
        this.payments = new Shelf<>(store, "till-payment", PaymentState.class, PaymentRecord.class);
        this.contents = new Shelf<>(store, "till-payment-text", Kept.class, Content.class);
        this.serials = new Shelf<>(store, "till-serial", Kept.class, Seen.class);
        this.batches = new Shelf<>(store, "till-deposit", BatchRecord.State.class, BatchRecord.class);
    }

    /** Ids in records were written by {@link Base64Url#text}, and are sealed. */
    static Bytes bytes(String id) {
        try {
            return Base64Url.bytes(id);
        } catch (MalformedException e) {
            throw new IllegalStateException("a recorded id is none", e);
        }
    }

    void keep(PaymentRequest request) throws StoreException {
        store.write(() -> {
            requests.put(
                    request.hash(), RequestState.OPEN, new RequestRecord(request.toText(), request.expiresAt(), null));
            return request;
        });
    }

    /** The request that is this one to the byte. */
    Optional<RequestRecord> request(PaymentRequest request) throws StoreException {
        return requests.find(request.hash()).map(Item::value);
    }

    PaymentRecord payment(String id) throws StoreException {
        return payments.find(bytes(id))
                .orElseThrow(() -> new IllegalStateException("a recorded payment is not there"))
                .value();
    }

    boolean hasSeen(Serial serial) throws StoreException {
        return serials.find(Bytes.copyOf(serial.encode())).isPresent();
    }

    /** The payment, its serials, and the answer to its request. */
    PaymentRecord accept(Payment payment, Instant at) throws StoreException {
        PaymentRequest request = payment.request();
        PaymentId id = payment.id();
        PaymentRecord accepted = PaymentRecord.of(payment, at);
        return store.write(() -> {
            payments.put(id.value(), PaymentState.ACCEPTED, accepted);
            contents.put(id.value(), Kept.KEPT, new Content(payment.toText()));
            for (Payment.SpentCoin spent : payment.coins()) {
                Bytes serial = Bytes.copyOf(spent.coin().serial().encode());
                serials.put(serial, Kept.KEPT, new Seen(accepted.id()));
            }
            requests.put(
                    request.hash(),
                    RequestState.ANSWERED,
                    new RequestRecord(request.toText(), request.expiresAt(), accepted.id()));
            return accepted;
        });
    }

    /** Accepted and in no deposit, the oldest first. */
    List<PaymentRecord> waiting() throws StoreException {
        return payments.all(PaymentState.ACCEPTED).stream().map(Item::value).toList();
    }

    /** Deposits without an answer, the oldest first. */
    List<Batch> openBatches() throws StoreException {
        List<Batch> open = new ArrayList<>();
        for (Item<BatchRecord.State, BatchRecord> item : batches.all(BatchRecord.State.OPEN)) {
            List<PaymentRecord> records = new ArrayList<>();
            for (String id : item.value().payments()) {
                records.add(payment(id));
            }
            open.add(batch(item.value().depositId(), records));
        }
        return open;
    }

    private Batch batch(String depositId, List<PaymentRecord> records) throws StoreException {
        List<String> texts = new ArrayList<>();
        for (PaymentRecord payment : records) {
            texts.add(contents.find(bytes(payment.id())).orElseThrow().value().text());
        }
        return new Batch(depositId, records, texts);
    }

    /** From now on these payments go to the bank under this id. */
    Batch open(String depositId, List<PaymentRecord> records) throws StoreException {
        Batch batch = batch(depositId, records);
        return store.write(() -> {
            put(batch, BatchRecord.State.OPEN);
            for (PaymentRecord payment : records) {
                payments.put(bytes(payment.id()), PaymentState.SENT, payment);
            }
            return batch;
        });
    }

    /** What the bank has answered. */
    void settle(Batch batch, List<Outcome> outcomes) throws StoreException {
        store.write(() -> {
            put(batch, BatchRecord.State.SETTLED);
            for (int i = 0; i < outcomes.size(); i++) {
                Outcome outcome = outcomes.get(i);
                PaymentRecord settled = batch.payments()
                        .get(i)
                        .settled(outcome.credited().minorUnits(), outcome.code().orElse(null));
                payments.put(outcome.payment().value(), outcome.state(), settled);
            }
            return batch;
        });
    }

    /** Its payments wait again. Should the bank have taken it after all, it will say so of each of them. */
    void dissolve(Batch batch) throws StoreException {
        store.write(() -> {
            put(batch, BatchRecord.State.DISSOLVED);
            for (PaymentRecord payment : batch.payments()) {
                payments.put(bytes(payment.id()), PaymentState.ACCEPTED, payment);
            }
            return batch;
        });
    }

    private void put(Batch batch, BatchRecord.State state) throws StoreException {
        List<String> ids = batch.payments().stream().map(PaymentRecord::id).toList();
        batches.put(bytes(batch.depositId()), state, new BatchRecord(batch.depositId(), ids));
    }

    List<Item<RequestState, RequestRecord>> openRequests() throws StoreException {
        return requests.all(RequestState.OPEN);
    }

    /** Every payment, the oldest first. */
    List<Item<PaymentState, PaymentRecord>> payments() throws StoreException {
        return payments.all();
    }
}
