package io.mintmark.config;

import io.mintmark.crypto.Bytes;
import java.util.Optional;

/**
 * What a bank's start does about its keys, decided from what it finds: the key file, the epoch beside it, and the fingerprint of
 * its keys in the database. The steps of a first start are: make the key file, bind the database to it, write the epoch; so
 * an epoch beside the keys says that some database has been bound to them, whatever this one says.
 */
public enum KeyBinding {
    /** Nothing is there yet: make the key file, and decide again. */
    CREATE_KEYS,
    /** A first start was interrupted, or goes on: record the fingerprint in the database, then write the epoch. */
    BIND,
    /** Keys, epoch and database belong together. */
    OK,
    /** The epoch is missing beside keys that fit: write a new one, which voids all open sessions. */
    RENEW_EPOCH,
    /** The database belongs to keys that are not there; new ones could not redeem a single coin of the old. */
    KEYS_ARE_MISSING(
            "The database belongs to keys, and the key file is missing. New keys are never made for an old database: put the"
                    + " key file back from its backup, without an epoch file, or point to where it is."),
    /** The epoch says that there were keys, and there are none. */
    KEYS_LEFT_AN_EPOCH(
            "There is an epoch file but no key file beside it: a bank has worked with keys from here. Put the key file back"
                    + " from its backup; if that bank is to be given up, remove the epoch file."),
    /** Keys of one bank, database of another. */
    KEYS_ARE_OF_ANOTHER_DATABASE(
            "The key file belongs to another database than this one. Point to the key file, or to the database, that belongs"
                    + " to the other."),
    /** The keys have issued coins from a database that knew them; this one does not. */
    DATABASE_HAS_FORGOTTEN(
            "The key file has been used with a database, and this one knows nothing of it: it is new, or was restored from"
                    + " before. What it has forgotten could be answered or paid twice. Point to the database that these keys"
                    + " have worked with, or start a new bank with a new key file.");

    private final String refusal;

    KeyBinding() {
        this("");
    }

    KeyBinding(String refusal) {
        this.refusal = refusal;
    }

    /**
     * @param keys the fingerprint of the keys in the key file, empty if there is no key file
     * @param hasEpoch whether there is an epoch file
     * @param database the fingerprint that the database was bound to, empty if it never was
     */
    public static KeyBinding decide(Optional<Bytes> keys, boolean hasEpoch, Optional<Bytes> database) {
        if (keys.isEmpty()) {
            return database.isPresent() ? KEYS_ARE_MISSING : hasEpoch ? KEYS_LEFT_AN_EPOCH : CREATE_KEYS;
        }
        if (database.isEmpty()) {
            return hasEpoch ? DATABASE_HAS_FORGOTTEN : BIND;
        }
        if (!database.equals(keys)) {
            return KEYS_ARE_OF_ANOTHER_DATABASE;
        }
        return hasEpoch ? OK : RENEW_EPOCH;
    }

    /** Why the bank must not start, and what its operator can do; empty if it may go on. */
    public Optional<String> refusal() {
        return Optional.of(refusal).filter(text -> !text.isEmpty());
    }
}
