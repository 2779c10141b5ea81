package io.mintmark.client;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.ThresholdPublicKey;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.KeyChange;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.Parameters;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.KeyListDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What a bank publishes about itself, derived again from its parts: its id is computed and never taken on trust (PROTOCOL
 * section 3).
 *
 * @param authority verifies licences
 */
public record PublishedBank(Parameters parameters, Currency currency, VerifyingKey authority, BankInfo info) {
    /**
     * @throws MalformedException if a part is not in its form
     * @throws VerificationFailedException if the parts do not make the id that the bank says it has
     */
    public static PublishedBank of(BankInfo info) throws MalformedException, VerificationFailedException {
        try {
            List<Point> commitments = new ArrayList<>();
            for (String commitment : info.trustees().commitments()) {
                commitments.add(Point.decode(Base64Url.bytes(commitment).toArray()));
            }
            Parameters parameters = new Parameters(
                    info.name(),
                    VerifyingKey.decode(Base64Url.bytes(info.bankKey()).toArray()),
                    ThresholdPublicKey.of(info.trustees().count(), commitments));
            if (!Base64Url.text(parameters.id().value()).equals(info.paramsId())) {
                throw new VerificationFailedException("the bank's parts do not make the id that it says it has");
            }
            return new PublishedBank(
                    parameters, new Currency(info.currency()), Licence.authorityKey(info.caCertificate()), info);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new MalformedException("what the bank says about itself is not in its form");
        }
    }

    /**
     * The key list in a document, every head recomputed and every signature verified.
     *
     * @throws VerificationFailedException if the bank has not signed it, or it is void
     */
    public KeyList keys(KeyListDocument document) throws MalformedException, VerificationFailedException {
        if (document.changes().size() > 2 * KeyList.MAX_KEYS) {
            throw new MalformedException("a key list has a limit");
        }
        KeyList keys = KeyList.empty(parameters);
        for (KeyListDocument.Change change : document.changes()) {
            keys = keys.append(List.of(change(change)), signature(change.signature()));
        }
        return keys;
    }

    private KeyChange change(KeyListDocument.Change change) throws MalformedException {
        try {
            return switch (change.kind()) {
                case "added" -> new KeyChange.Added(key(Objects.requireNonNull(change.key())));
                case "revoked" -> new KeyChange.Revoked(new KeyId(Base64Url.bytes(change.keyId())));
                default -> throw new MalformedException("a key is added or revoked");
            };
        } catch (IllegalArgumentException | NullPointerException | ArithmeticException e) {
            throw new MalformedException("a key of the list is not in its form");
        }
    }

    private DenominationKey key(KeyListDocument.Key key) throws MalformedException {
        return new DenominationKey(
                parameters.id(),
                Point.decode(Base64Url.bytes(key.publicKey()).toArray()),
                new Money(key.value(), new Currency(key.currency())),
                key.withdrawFrom(),
                key.withdrawUntil(),
                key.depositUntil());
    }

    private static Signature signature(String text) throws MalformedException {
        return Signature.decode(Base64Url.bytes(text).toArray());
    }
}
