package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The bank's denomination keys as an append-only chain (PROTOCOL section 3): L_0 is 32 zero bytes, L_n is SHA-256 over the
 * parameters' id, n, L_(n-1) and the n-th changes, and the bank signs each L_n. Everybody sees the same list or can prove that
 * he does not: a key shown to one person alone would mark that person's coins.
 */
public final class KeyList {
    /** The longest list that is accepted: far more than a bank ever needs, and a bound on what it can make others check. */
    public static final int MAX_KEYS = 4096;

    /** The head before the first change. */
    public static final Bytes L_0 = Bytes.zeros(32);

    private final Parameters parameters;
    private final List<Signed> heads; // L_1, L_2, ..., each as the bank signed it
    private final Map<KeyId, DenominationKey> keys;
    private final Set<KeyId> revoked;

    private KeyList(Parameters parameters, List<Signed> heads, Map<KeyId, DenominationKey> keys, Set<KeyId> revoked) {
        this.parameters = parameters;
        this.heads = List.copyOf(heads);
        this.keys = Map.copyOf(keys);
        this.revoked = Set.copyOf(revoked);
    }

    /** The list before its first change. */
    public static KeyList empty(Parameters parameters) {
        return new KeyList(parameters, List.of(), Map.of(), Set.of());
    }

    /**
     * The list with its next changes, as the bank signed them.
     *
     * @throws VerificationFailedException if the bank did not sign the result, or the changes void the list: a key of other
     *     parameters, two keys of equal value and withdrawFrom, one y twice, a revocation of a key that is not there
     */
    public KeyList append(List<KeyChange> changes, Signature signature) throws VerificationFailedException {
        Signed nextHead = new Signed(nextHead(changes), signature);
        nextHead.verify(parameters.bankKey());
        Keys next = apply(changes);
        List<Signed> nextHeads = new ArrayList<>(heads);
        nextHeads.add(nextHead);
        return new KeyList(parameters, nextHeads, next.all(), next.revoked());
    }

    /**
     * The bank's signature over L_n of the list that {@code changes} lead to.
     *
     * @throws VerificationFailedException if they would void the list, as {@link #append}
     */
    public Signature sign(List<KeyChange> changes, SigningKey bank) throws VerificationFailedException {
        apply(changes);
        return bank.sign(nextHead(changes).toArray());
    }

    private record Keys(Map<KeyId, DenominationKey> all, Set<KeyId> revoked) {}

    private Keys apply(List<KeyChange> changes) throws VerificationFailedException {
        require(!changes.isEmpty(), "no change");
        Keys next = new Keys(new HashMap<>(keys), new HashSet<>(revoked));
        for (KeyChange change : changes) {
            switch (change) {
                case KeyChange.Added(DenominationKey key) -> {
                    require(key.paramsId().equals(parameters.id()), "a key of other parameters");
                    require(next.all().put(key.id(), key) == null, "a key twice");
                }
                case KeyChange.Revoked(KeyId keyId) ->
                    require(
                            next.all().containsKey(keyId) && next.revoked().add(keyId),
                            "the revocation of a key that is not there");
            }
        }
        requireDistinct(next.all().values());
        return next;
    }

    private Bytes nextHead(List<KeyChange> changes) {
        return headAfter(parameters.id(), number(), head(), changes);
    }

    /** L_(n+1), which {@code changes} lead to from n and L_n. */
    public static Bytes headAfter(ParamsId paramsId, long number, Bytes head, List<KeyChange> changes) {
        Items items =
                Items.of(Domain.KEY_LIST).add(paramsId.value()).add(number + 1).add(head);
        changes.forEach(change -> items.add(change.encode()));
        return Hashing.sha256(items);
    }

    /** No y twice, no two keys between which a wallet would have to choose. */
    private static void requireDistinct(Collection<DenominationKey> keys) throws VerificationFailedException {
        require(keys.size() <= MAX_KEYS, "more than " + MAX_KEYS + " keys");
        Set<Point> publicKeys = new HashSet<>();
        Set<List<Object>> choices = new HashSet<>();
        for (DenominationKey key : keys) {
            require(publicKeys.add(key.issuerKey().y()), "one y twice");
            require(choices.add(List.of(key.value(), key.withdrawFrom())), "two keys of equal value and withdrawFrom");
        }
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException("the key list is void: " + otherwise);
        }
    }

    /** The parameters all its keys belong to. */
    public Parameters parameters() {
        return parameters;
    }

    /** n, how many times it was changed. */
    public long number() {
        return heads.size();
    }

    /** How many keys are in it, revoked ones included. */
    public int size() {
        return keys.size();
    }

    /** L_n. */
    public Bytes head() {
        return heads.isEmpty() ? L_0 : heads.getLast().message();
    }

    /** L_1 to L_n, each as the bank signed it: the evidence, should it ever sign another of the same number. */
    public List<Signed> signedHeads() {
        return heads;
    }

    /** The key of this id, revoked or not. */
    public Optional<DenominationKey> find(KeyId id) {
        return Optional.ofNullable(keys.get(id));
    }

    /** The key of this id if it is in the list and not revoked. */
    public Optional<DenominationKey> findValid(KeyId id) {
        return revoked.contains(id) ? Optional.empty() : find(id);
    }

    /**
     * The keys under which a wallet withdraws at {@code time}: of each value the one, not revoked, with the latest withdrawFrom
     * that has begun. One key per value leaves the bank no choice by which to mark a wallet.
     */
    public List<DenominationKey> issuingAt(Instant time) {
        Map<Money, DenominationKey> latest = new HashMap<>();
        for (DenominationKey key : keys.values()) {
            if (!key.withdrawFrom().isAfter(time) && !revoked.contains(key.id())) {
                latest.merge(
                        key.value(),
                        key,
                        (one, other) -> one.withdrawFrom().isAfter(other.withdrawFrom()) ? one : other);
            }
        }
        List<DenominationKey> issuing = new ArrayList<>(latest.values());
        issuing.removeIf(key -> !key.issuesAt(time));
        issuing.sort(Comparator.comparing(
                        (DenominationKey key) -> key.value().currency().code())
                .thenComparingLong(key -> key.value().minorUnits()));
        return issuing;
    }

    /**
     * Compares with what somebody else says the list is, or was. A list longer than this one cannot be compared.
     *
     * @throws VerificationFailedException if the bank told somebody another L_n for the same n: {@link #signedHeads} and the
     *     other's signature are the evidence
     */
    public void requireSame(long otherNumber, Bytes otherHead) throws VerificationFailedException {
        if (otherNumber >= 1
                && otherNumber <= number()
                && !heads.get((int) otherNumber - 1).message().equals(otherHead)) {
            throw new VerificationFailedException("the bank has shown two key lists of number " + otherNumber);
        }
    }
}
