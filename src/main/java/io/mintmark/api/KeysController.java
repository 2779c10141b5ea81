package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.KeyList;
import io.mintmark.ledger.EventStreams;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationPublished;
import io.mintmark.ledger.denomination.DenominationEvent.DenominationRevoked;
import io.mintmark.ledger.denomination.DenominationEvent.IssuingStopped;
import io.mintmark.wire.KeyListDocument;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The key list, as it is at this moment. */
@RestController
public final class KeysController {
    private final Bank bank;
    private final EventStreams streams;
    private final Map<String, KeyListDocument> latest = new ConcurrentHashMap<>();

    public KeysController(Bank bank, EventStreams streams) {
        this.bank = bank;
        this.streams = streams;
    }

    /** Its tag is L_n, which no other list has; whoever has it already is told so. */
    @GetMapping("/v1/keys")
    @Describes(
            value = "The key list, every change in its order; of the current parameters, or of former ones",
            answer = KeyListDocument.class,
            bare = 304,
            problems = "malformed")
    public ResponseEntity<KeyListDocument> keys(@RequestParam(required = false) @Nullable String paramsId)
            throws MalformedException {
        KeyListDocument document = document(list(paramsId));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ZERO).mustRevalidate())
                .eTag(document.head())
                .body(document);
    }

    private KeyList list(@Nullable String paramsId) throws MalformedException {
        return paramsId == null
                ? bank.keys()
                : bank.keys(Forms.paramsId(paramsId)).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
    }

    private KeyListDocument document(KeyList keys) {
        String paramsId = Forms.text(keys.parameters().id().value());
        KeyListDocument known = latest.get(paramsId);
        KeyListDocument document = known != null && known.number() == keys.number() ? known : read(keys);
        latest.put(paramsId, document);
        return document;
    }

    private KeyListDocument read(KeyList keys) {
        String stream = Streams.denominations(keys.parameters().id());
        List<KeyListDocument.Change> changes = new ArrayList<>();
        for (Object event : streams.read(List.of(stream)).getOrDefault(stream, List.of())) {
            change((DenominationEvent) event, keys)
                    .filter(change -> change.number() <= keys.number())
                    .ifPresent(changes::add);
        }
        return new KeyListDocument(
                Forms.text(keys.parameters().id().value()), keys.number(), Forms.text(keys.head()), changes);
    }

    private static Optional<KeyListDocument.Change> change(DenominationEvent event, KeyList keys) {
        return switch (event) {
            case DenominationPublished added ->
                Optional.of(new KeyListDocument.Change(
                        added.number(),
                        "added",
                        Forms.text(added.keyId().value()),
                        key(added),
                        null,
                        head(keys, added.number()),
                        Forms.text(added.signature().encode())));
            case DenominationRevoked revoked ->
                Optional.of(new KeyListDocument.Change(
                        revoked.number(),
                        "revoked",
                        Forms.text(revoked.keyId().value()),
                        null,
                        revoked.reason(),
                        head(keys, revoked.number()),
                        Forms.text(revoked.signature().encode())));
            case IssuingStopped stopped -> Optional.empty();
        };
    }

    /** Of a later list too, whose events may be read with an older one in hand: those changes are left out. */
    private static String head(KeyList keys, long number) {
        return number > keys.number()
                ? ""
                : Forms.text(keys.signedHeads().get((int) number - 1).message());
    }

    static KeyListDocument.Key key(DenominationPublished added) {
        return new KeyListDocument.Key(
                Forms.text(added.publicKey().encode()),
                added.value().minorUnits(),
                added.value().currency().code(),
                added.withdrawFrom(),
                added.withdrawUntil(),
                added.depositUntil());
    }
}
