package io.mintmark.holder;

import io.mintmark.client.PublishedBank;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.KeyList;

/** The one bank in a store, as it was verified when it was first met, and its newest key list. */
final class KnownBank {
    private static final Bytes ONLY = Bytes.zeros(1);

    private final SealedStore store;
    private final Shelf<Evidence.State, BankRecord> banks;

    KnownBank(SealedStore store) {
        this.store = store;
        this.banks = new Shelf<>(store, "bank", Evidence.State.class, BankRecord.class);
    }

    BankRecord record() throws StoreException {
        return banks.find(ONLY)
                .orElseThrow(() -> new StoreException("the store was not finished: remove it and begin again"))
                .value();
    }

    PublishedBank published() throws StoreException {
        try {
            return PublishedBank.of(record().info());
        } catch (MalformedException | VerificationFailedException e) {
            throw new StoreException("the store has no bank", e);
        }
    }

    KeyList keys() throws StoreException {
        try {
            return published().keys(record().keys());
        } catch (MalformedException | VerificationFailedException e) {
            throw new StoreException("the store has no key list", e);
        }
    }

    void keep(BankRecord bank) throws StoreException {
        store.write(() -> {
            put(bank);
            return bank;
        });
    }

    /** Inside {@link SealedStore#write}. */
    void put(BankRecord bank) throws StoreException {
        banks.put(ONLY, Evidence.State.KEPT, bank);
    }
}
