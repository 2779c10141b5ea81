package io.mintmark.audit;

import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The key lists, one per parameter set, each change verified; looked at by others as of the event that is folded. */
final class Keys implements Fold {
    private final Findings findings;
    private final Map<ParamsId, KeyList> lists = new ConcurrentHashMap<>();
    private final Set<KeyId> stopped = new HashSet<>();

    Keys(AuditedBank bank, Findings findings) {
        this.findings = findings;
        add(bank.parameters());
    }

    /** A parameter set whose trustees were appointed. */
    void add(Parameters parameters) {
        lists.putIfAbsent(parameters.id(), KeyList.empty(parameters));
    }

    Optional<KeyList> list(ParamsId paramsId) {
        return Optional.ofNullable(lists.get(paramsId));
    }

    Optional<Parameters> parameters(ParamsId paramsId) {
        return list(paramsId).map(KeyList::parameters);
    }

    Collection<Parameters> allParameters() {
        return lists.values().stream().map(KeyList::parameters).toList();
    }

    /** A key of any list. */
    Optional<DenominationKey> find(KeyId keyId) {
        return lists.values().stream()
                .flatMap(list -> list.find(keyId).stream())
                .findFirst();
    }

    /** What a coin of this key is worth, 0 of an unknown one. */
    long value(KeyId keyId) {
        return find(keyId).map(key -> key.value().minorUnits()).orElse(0L);
    }

    /** Whether coins may be issued under this key at this time. */
    boolean issues(ParamsId paramsId, KeyId keyId, Instant at) {
        return list(paramsId)
                        .flatMap(list -> list.findValid(keyId))
                        .filter(key -> key.issuesAt(at))
                        .isPresent()
                && !stopped.contains(keyId);
    }

    @Override
    public void fold(Parsed parsed) {
        if (parsed.event().orElse(null) instanceof DenominationEvent event) {
            KeyList list = lists.get(event.paramsId());
            if (list == null) {
                findings.add(
                        parsed.position(),
                        Code.PARAMETERS_FOREIGN,
                        0,
                        event.paramsId().toString());
            } else {
                change(event, list, parsed.position());
            }
        }
    }

    private void change(DenominationEvent event, KeyList list, long position) {
        try {
            switch (event) {
                case DenominationPublished added ->
                    append(list, added.number(), new KeyChange.Added(key(added)), added.signature());
                case DenominationRevoked revoked ->
                    append(list, revoked.number(), new KeyChange.Revoked(revoked.keyId()), revoked.signature());
                case IssuingStopped stop -> {
                    require(list.find(stop.keyId()).isPresent(), "an unknown key");
                    stopped.add(stop.keyId());
                }
            }
        } catch (VerificationFailedException | IllegalArgumentException e) {
            findings.add(position, Code.KEY_LIST_INVALID, 0, String.valueOf(e.getMessage()));
        }
    }

    private static DenominationKey key(DenominationPublished event) throws VerificationFailedException {
        DenominationKey key = new DenominationKey(
                event.paramsId(),
                event.publicKey(),
                event.value(),
                event.withdrawFrom(),
                event.withdrawUntil(),
                event.depositUntil());
        require(key.id().equals(event.keyId()), "the key's id is not that of its parts");
        return key;
    }

    private void append(KeyList list, long number, KeyChange change, Signature signature)
            throws VerificationFailedException {
        require(number == list.number() + 1, "change " + number + " after " + list.number());
        lists.put(list.parameters().id(), list.append(List.of(change), signature));
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }
}
