package io.mintmark.config;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ledger.BankKeys;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;

/** Obtains the bank's keys at its start, step by step as {@link KeyBinding} decides. */
final class Keys {
    private Keys() {}

    /** @throws IllegalStateException if keys and database do not belong together; the message says what to do */
    static BankKeys obtain(KeyFile file, BoundDatabase database, Randomness randomness, Clock clock)
            throws IOException, MalformedException {
        while (true) {
            Optional<Bytes> keys = file.exists() ? Optional.of(file.fingerprint()) : Optional.empty();
            KeyBinding binding = KeyBinding.decide(keys, file.hasEpoch(), database.fingerprint());
            switch (binding) {
                case CREATE_KEYS -> file.create(randomness, clock.instant());
                case BIND -> {
                    database.bind(keys.orElseThrow(), clock.instant());
                    file.createEpoch(randomness);
                }
                case RENEW_EPOCH -> file.createEpoch(randomness);
                case OK -> {
                    return file.read();
                }
                case KEYS_ARE_MISSING, KEYS_LEFT_AN_EPOCH, KEYS_ARE_OF_ANOTHER_DATABASE, DATABASE_HAS_FORGOTTEN ->
                    throw new IllegalStateException(binding.refusal().orElseThrow());
            }
        }
    }
}
