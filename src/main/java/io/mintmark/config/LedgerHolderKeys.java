package io.mintmark.config;

import io.mintmark.api.HolderKeys;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The identity keys out of the first events of the accounts: they are there as soon as an account is open, and never change. */
@Component
class LedgerHolderKeys implements HolderKeys {
    private final EventStreams streams;

    LedgerHolderKeys(EventStreams streams) {
        this.streams = streams;
    }

    @Override
    public Optional<VerifyingKey> identityKey(AccountId account) {
        return streams.first(Streams.account(account))
                .map(AccountOpened.class::cast)
                .map(AccountOpened::identityKey);
    }
}
