package io.mintmark.ledger.tracing;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.tracing.TracingEvent.TrusteesAppointed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All trustees that were ever appointed, on this node or any other. Each ceremony is verified when it is read for the first time. */
public final class AppointedTrustees {
    private final EventStreams streams;
    private final String bankName;
    private final VerifyingKey bankKey;
    private final Map<ParamsId, Appointment> verified = new ConcurrentHashMap<>();

    /** @param streams in the transaction that is open, or outside of any */
    public AppointedTrustees(EventStreams streams, String bankName, VerifyingKey bankKey) {
        this.streams = streams;
        this.bankName = bankName;
        this.bankKey = bankKey;
    }

    /**
     * What a ceremony would lead to.
     *
     * @throws RejectedException if it is void, or was held for another bank
     */
    Appointment of(Transcript transcript) {
        return Appointment.of(transcript, bankName, bankKey);
    }

    /** The first first, the current ones last. */
    public List<Appointment> all() {
        return streams.read(List.of(Streams.trustees())).getOrDefault(Streams.trustees(), List.of()).stream()
                .map(TrusteesAppointed.class::cast)
                .map(this::appointment)
                .toList();
    }

    private Appointment appointment(TrusteesAppointed event) {
        return verified.computeIfAbsent(event.paramsId(), paramsId -> verify(event));
    }

    private Appointment verify(TrusteesAppointed event) {
        try {
            Appointment appointment = of(Transcript.decode(event.transcript().toArray()));
            if (!appointment.parameters().id().equals(event.paramsId())) {
                throw new IllegalStateException("recorded trustees are of other parameters");
            }
            return appointment;
        } catch (MalformedException | VerificationFailedException e) {
            throw new IllegalStateException("a recorded ceremony does not verify any more", e);
        }
    }

    /** Those of a parameter set. */
    public Optional<Appointment> find(ParamsId paramsId) {
        Appointment known = verified.get(paramsId);
        if (known != null) {
            return Optional.of(known);
        }
        return all().stream()
                .filter(appointment -> appointment.parameters().id().equals(paramsId))
                .findFirst();
    }
}
