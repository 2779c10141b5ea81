package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import java.util.function.Predicate;

/** What parses by PROTOCOL section 2, written apart from the decoders to judge them: a head, groups of items, a tail. */
record Grammar(List<Part> head, List<Part> group, int maxGroups, List<Part> tail, IntUnaryOperator proofSize) {
    /** The order of the field. */
    static final BigInteger P = new BigInteger("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", 16);

    private static final BigInteger CURVE_B =
            new BigInteger("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b", 16);

    /** The order of the group. */
    static final BigInteger Q = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private static final BigInteger MAX_NUMBER = BigInteger.TWO.pow(53).subtract(BigInteger.ONE);

    /** Whether an item is of its kind. */
    interface Part extends Predicate<byte[]> {}

    static final Part POINT = item -> item.length == 33 && (item[0] == 2 || item[0] == 3) && isOnCurve(item);
    static final Part SCALAR = item -> item.length == 32 && new BigInteger(1, item).compareTo(Q) < 0;
    static final Part NOT_ZERO = item -> SCALAR.test(item) && new BigInteger(1, item).signum() != 0;
    static final Part NUMBER = item -> item.length == 8
            && new BigInteger(1, item).signum() != 0
            && new BigInteger(1, item).compareTo(MAX_NUMBER) <= 0;
    static final Part HASH = item -> item.length == 32;
    static final Part NONCE = item -> item.length == 16;
    static final Part ACCOUNT = matching("[A-Z0-9-]{1,32}");
    static final Part CURRENCY = matching("[A-Z]{3}");
    static final Part MEMO = item -> item.length <= 256 && isStrictText(item);
    static final Part COIN = Grammar::isCoin;
    static final Part PROOF = item -> true; // its length depends on the number of coins

    static final Grammar PAYMENT_REQUEST = of(
            Domain.PAYMENT_REQUEST,
            List.of(HASH, ACCOUNT, NONCE, NUMBER, CURRENCY, NUMBER, NUMBER, NUMBER, HASH, MEMO),
            List.of(),
            0,
            List.of());
    static final Grammar PAYMENT = of(
            Domain.PAYMENT,
            List.of(item -> parsesRequest(Bytes.copyOf(item))),
            List.of(COIN),
            64,
            List.of(POINT, POINT, PROOF),
            coins -> (4 * coins + 2) * (33 + 32));
    static final Grammar WITHDRAWAL = of(
            Domain.WITHDRAWAL,
            List.of(HASH, ACCOUNT, NONCE, NUMBER),
            List.of(HASH, POINT, POINT, POINT),
            256,
            List.of(PROOF),
            coins -> (3 * coins + 1) * (33 + 32));
    static final Grammar ANSWER1 =
            of(Domain.ANSWER1, List.of(HASH, HASH, NUMBER), List.of(NOT_ZERO, POINT, POINT, POINT), 256, List.of());
    static final Grammar CHALLENGE =
            of(Domain.CHALLENGE, List.of(HASH, ACCOUNT, NONCE, HASH, HASH), List.of(SCALAR), 256, List.of());
    static final Grammar ANSWER2 =
            of(Domain.ANSWER2, List.of(HASH, HASH), List.of(SCALAR, SCALAR, SCALAR, SCALAR, SCALAR), 256, List.of());

    private static Grammar of(String tag, List<Part> head, List<Part> group, int maxGroups, List<Part> tail) {
        return of(tag, head, group, maxGroups, tail, groups -> 0);
    }

    private static Grammar of(
            String tag, List<Part> head, List<Part> group, int maxGroups, List<Part> tail, IntUnaryOperator proofSize) {
        List<Part> tagged = new ArrayList<>(head);
        tagged.addFirst(item -> Arrays.equals(item, tag.getBytes(StandardCharsets.UTF_8)));
        return new Grammar(tagged, group, maxGroups, tail, proofSize);
    }

    private static Part matching(String form) {
        return item -> new String(item, StandardCharsets.ISO_8859_1).matches(form);
    }

    /** Whether the message has this form; of a proof inside only the length counts. */
    boolean parses(Bytes message) {
        List<byte[]> items = items(message).orElse(List.of());
        int inGroups = items.size() - head.size() - tail.size();
        if (group.isEmpty() ? inGroups != 0 : inGroups < group.size() || inGroups % group.size() != 0) {
            return false;
        }
        int groups = group.isEmpty() ? 0 : inGroups / group.size();
        List<Part> parts = new ArrayList<>(head);
        for (int i = 0; i < groups; i++) {
            parts.addAll(group);
        }
        parts.addAll(tail);
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).test(items.get(i))) {
                return false;
            }
        }
        boolean proofFits = !tail.contains(PROOF) || items.getLast().length == proofSize.applyAsInt(groups);
        return groups <= maxGroups && proofFits;
    }

    /** A request parses if its items do and it lives for at most a day. */
    static boolean parsesRequest(Bytes message) {
        if (!PAYMENT_REQUEST.parses(message)) {
            return false;
        }
        List<byte[]> items = items(message).orElseThrow();
        long lifetime = ByteBuffer.wrap(items.get(7)).getLong()
                - ByteBuffer.wrap(items.get(6)).getLong();
        return lifetime >= 0 && lifetime <= Duration.ofDays(1).toMillis();
    }

    /** Whether these bytes are exactly so many points, then so many scalars. */
    static boolean isProof(byte[] proof, int points, int scalars) {
        if (proof.length != 33 * points + 32 * scalars) {
            return false;
        }
        ByteBuffer in = ByteBuffer.wrap(proof);
        boolean parses = true;
        for (int i = 0; i < points; i++) {
            parses &= POINT.test(take(in, 33));
        }
        for (int i = 0; i < scalars; i++) {
            parses &= SCALAR.test(take(in, 32));
        }
        return parses;
    }

    /** Six points, then five scalars. */
    static boolean isSignature(byte[] signature) {
        return isProof(signature, 6, 5);
    }

    private static boolean isCoin(byte[] coin) {
        if (coin.length != 456) {
            return false;
        }
        return POINT.test(Arrays.copyOfRange(coin, 32, 65))
                && isSignature(Arrays.copyOfRange(coin, 65, 423))
                && POINT.test(Arrays.copyOfRange(coin, 423, 456));
    }

    private static boolean isOnCurve(byte[] point) {
        BigInteger x = new BigInteger(1, point, 1, 32);
        BigInteger square = x.pow(3).subtract(x.multiply(BigInteger.valueOf(3))).add(CURVE_B);
        return x.compareTo(P) < 0
                && square.modPow(P.subtract(BigInteger.ONE).shiftRight(1), P).equals(BigInteger.ONE);
    }

    private static boolean isStrictText(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes)
                && !text.matches("(?s).*[\\p{Cc}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}].*");
    }

    /** The items of a message, if it is exactly a sequence of items. */
    static Optional<List<byte[]>> items(Bytes message) {
        ByteBuffer in = ByteBuffer.wrap(message.toArray());
        List<byte[]> items = new ArrayList<>();
        while (in.remaining() >= 4) {
            int size = in.getInt();
            if (size < 0 || size > in.remaining()) {
                return Optional.empty();
            }
            items.add(take(in, size));
        }
        return in.hasRemaining() ? Optional.empty() : Optional.of(items);
    }

    private static byte[] take(ByteBuffer in, int size) {
        byte[] bytes = new byte[size];
        in.get(bytes);
        return bytes;
    }

    /** The lowest 32 bytes of a number. */
    static byte[] fixed(BigInteger number) {
        byte[] fixed = new byte[32];
        byte[] bytes = number.toByteArray();
        for (int i = 1; i <= Math.min(32, bytes.length); i++) {
            fixed[32 - i] = bytes[bytes.length - i];
        }
        return fixed;
    }
}
