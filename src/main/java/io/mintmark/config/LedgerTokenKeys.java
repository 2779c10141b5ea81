package io.mintmark.config;

import io.mintmark.api.TokenKeys;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.tracing.AppointedTrustees;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The keys out of the first events of the accounts, and out of the trustees' ceremonies: once there, they never change. */
@Component
class LedgerTokenKeys implements TokenKeys {
    private final EventStreams streams;
    private final AppointedTrustees trustees;

    LedgerTokenKeys(EventStreams streams, AppointedTrustees trustees) {
        this.streams = streams;
        this.trustees = trustees;
    }

    @Override
    public boolean isOurs(ParamsId paramsId) {
        return trustees.find(paramsId).isPresent();
    }

    @Override
    public Optional<VerifyingKey> ofHolder(AccountId account) {
        return streams.first(Streams.account(account))
                .map(AccountOpened.class::cast)
                .map(AccountOpened::identityKey);
    }

    @Override
    public Optional<VerifyingKey> ofTrustee(ParamsId paramsId, int trustee) {
        return trustees.find(paramsId).flatMap(appointment -> appointment.signingKey(trustee));
    }
}
