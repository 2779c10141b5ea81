package io.mintmark.ecash;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A ladder of mutations of a message: at every item's boundary, and in every point, scalar, hash and number of every item.
 * Whether a mutation still parses is for {@link Grammar}.
 */
final class Ladder {
    /** One mutation. */
    record Step(String name, Bytes bytes) {}

    /** What one item is made of: sizes of its points (33), scalars and hashes (32), signatures' leftovers (anything else). */
    interface Layout {
        List<Integer> of(int index, byte[] item);
    }

    /** Every item is one part. */
    static final Layout WHOLE_ITEMS = (index, item) -> List.of(item.length);

    private static final List<Integer> COIN = List.of(32, 33, 33, 33, 33, 33, 33, 33, 32, 32, 32, 32, 32, 33);

    /** A point with a small x, written as x + p. */
    private static final byte[] PLUS_P = plusP();

    private final Bytes message;
    private final List<byte[]> items;
    private final Layout layout;
    private final CountedRandomness random;
    private final List<Step> steps = new ArrayList<>();

    private Ladder(Bytes message, Layout layout, long seed) {
        this.message = message;
        this.items = Grammar.items(message).orElseThrow();
        this.layout = layout;
        this.random = CountedRandomness.seeded(seed);
    }

    /** Every mutation, none of which is the message itself. */
    static List<Step> of(Bytes message, Layout layout, long seed) {
        Ladder ladder = new Ladder(message, layout, seed);
        ladder.mutateBoundaries();
        ladder.mutateParts();
        return ladder.steps.stream()
                .filter(step -> !step.bytes().equals(message))
                .toList();
    }

    /** Whole groups of items dropped, doubled, moved: coins, each of {@code size} items, after {@code head} others. */
    static List<Step> ofGroups(Bytes message, int head, int size, int groups) {
        List<byte[]> items = Grammar.items(message).orElseThrow();
        List<Step> steps = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            int from = head + group * size;
            List<byte[]> moved = items.subList(from, from + size);
            List<byte[]> dropped = new ArrayList<>(items);
            dropped.subList(from, from + size).clear();
            steps.add(new Step("coin " + group + " dropped", join(dropped)));
            List<byte[]> doubled = new ArrayList<>(items);
            doubled.addAll(from, moved);
            steps.add(new Step("coin " + group + " twice", join(doubled)));
            if (group + 1 < groups) {
                List<byte[]> reordered = new ArrayList<>(dropped);
                reordered.addAll(from + size, moved);
                steps.add(new Step("coin " + group + " after the next", join(reordered)));
            }
        }
        return steps;
    }

    /** A layout for coins and, as the last item, a proof of so many points and then scalars. */
    static Layout withProof(int lastIndex, int points, int scalars) {
        List<Integer> proof = new ArrayList<>();
        IntStream.range(0, points).forEach(i -> proof.add(33));
        IntStream.range(0, scalars).forEach(i -> proof.add(32));
        return (index, item) -> index == lastIndex ? proof : item.length == 456 ? COIN : List.of(item.length);
    }

    static Bytes join(List<byte[]> items) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] item : items) {
            out.writeBytes(ByteBuffer.allocate(4).putInt(item.length).array());
            out.writeBytes(item);
        }
        return Bytes.copyOf(out.toByteArray());
    }

    private void add(String name, byte[] bytes) {
        steps.add(new Step(name, Bytes.copyOf(bytes)));
    }

    private void add(String name, List<byte[]> mutated) {
        steps.add(new Step(name, join(mutated)));
    }

    private List<byte[]> replaced(int index, byte[] item) {
        List<byte[]> mutated = new ArrayList<>(items);
        mutated.set(index, item);
        return mutated;
    }

    private void mutateBoundaries() {
        add("nothing at all", new byte[0]);
        byte[] bytes = message.toArray();
        add("one byte more", Arrays.copyOf(bytes, bytes.length + 1));
        int offset = 0;
        for (int i = 0; i < items.size(); i++) {
            byte[] item = items.get(i);
            if (offset > 0) {
                add("ends before item " + i, Arrays.copyOf(bytes, offset));
            }
            add("ends within the length of item " + i, Arrays.copyOf(bytes, offset + 3));
            add("ends after the length of item " + i, Arrays.copyOf(bytes, offset + 4));
            add("ends one byte before the end of item " + i, Arrays.copyOf(bytes, offset + 3 + item.length));
            for (int size : new int[] {item.length - 1, item.length + 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0}) {
                add(
                        "item " + i + " claims a length of " + size,
                        ByteBuffer.wrap(bytes.clone()).putInt(offset, size).array());
            }
            mutateOrder(i);
            add("item " + i + " longer", replaced(i, Arrays.copyOf(item, item.length + 1)));
            add("item " + i + " shorter", replaced(i, Arrays.copyOf(item, Math.max(0, item.length - 1))));
            add("item " + i + " empty", replaced(i, new byte[0]));
            offset += 4 + item.length;
        }
    }

    private void mutateOrder(int i) {
        List<byte[]> dropped = new ArrayList<>(items);
        byte[] item = dropped.remove(i);
        add("item " + i + " dropped", dropped);
        List<byte[]> last = new ArrayList<>(dropped);
        last.addLast(item);
        add("item " + i + " last", last);
        List<byte[]> duplicated = new ArrayList<>(items);
        duplicated.add(i, item);
        add("item " + i + " twice", duplicated);
        List<byte[]> appended = new ArrayList<>(items);
        appended.addLast(item);
        add("item " + i + " once more at the end", appended);
        for (int other = i + 1; other < items.size(); other++) {
            List<byte[]> swapped = replaced(i, items.get(other));
            swapped.set(other, item);
            add("items " + i + " and " + other + " swapped", swapped);
        }
    }

    private void mutateParts() {
        for (int i = 0; i < items.size(); i++) {
            byte[] item = items.get(i);
            List<Integer> sizes = layout.of(i, item);
            int offset = 0;
            for (int part = 0; part < sizes.size(); part++) {
                int size = sizes.get(part);
                String name = "item " + i + " part " + part + " ";
                byte[] value = Arrays.copyOfRange(item, offset, offset + size);
                for (Step other : others(value)) {
                    byte[] mutated = item.clone();
                    System.arraycopy(other.bytes().toArray(), 0, mutated, offset, size);
                    add(name + other.name(), replaced(i, mutated));
                }
                if (part + 1 < sizes.size() && sizes.get(part + 1) == size) {
                    byte[] swapped = item.clone();
                    System.arraycopy(item, offset + size, swapped, offset, size);
                    System.arraycopy(value, 0, swapped, offset + size, size);
                    add(name + "swapped with the next", replaced(i, swapped));
                }
                offset += size;
            }
        }
    }

    /** Other values of the same size: valid ones, and what a lax decoder would take for valid. */
    private List<Step> others(byte[] value) {
        List<Step> others = new ArrayList<>();
        if (value.length > 0) {
            others.add(step("zero", new byte[value.length]));
            byte[] ones = new byte[value.length];
            Arrays.fill(ones, (byte) 0xff);
            others.add(step("all ones", ones));
            others.add(step("first bit", flipped(value, 0, 0x80)));
            others.add(step("last bit", flipped(value, value.length - 1, 1)));
        }
        switch (value.length) {
            case 33 -> addPoints(value, others);
            case 32 -> {
                others.add(step("another scalar", random.scalar().reveal().encode()));
                BigInteger number = new BigInteger(1, value);
                others.add(step("one more", Grammar.fixed(number.add(BigInteger.ONE))));
                others.add(step("the order", Grammar.fixed(Grammar.Q)));
                others.add(step("the same plus the order", Grammar.fixed(number.add(Grammar.Q))));
                others.add(
                        step("negated", Grammar.fixed(Grammar.Q.subtract(number).mod(Grammar.Q))));
            }
            case 8 -> {
                for (long number : new long[] {1, (1L << 53) - 1, 1L << 53, Long.MAX_VALUE}) {
                    others.add(step(
                            "" + number, ByteBuffer.allocate(8).putLong(number).array()));
                }
                others.add(step(
                        "one more",
                        ByteBuffer.allocate(8)
                                .putLong(ByteBuffer.wrap(value).getLong() + 1)
                                .array()));
            }
            default -> {}
        }
        return others;
    }

    private static byte[] plusP() {
        byte[] point = new byte[33];
        point[0] = 2;
        while (!Grammar.POINT.test(point)) {
            point[32]++;
        }
        BigInteger x = new BigInteger(1, point, 1, 32);
        System.arraycopy(Grammar.fixed(x.add(Grammar.P)), 0, point, 1, 32);
        return point;
    }

    private void addPoints(byte[] value, List<Step> others) {
        others.add(step("another point", Point.BASE.times(random.scalar()).encode()));
        others.add(step("the base", Point.BASE.encode()));
        others.add(step("the negated point", flipped(value, 0, 1)));
        others.add(step("uncompressed prefix", flipped(value, 0, value[0] ^ 4)));
        others.add(step("hybrid prefix", flipped(value, 0, 4)));
        others.add(step("x plus p", PLUS_P));
        byte[] noRoot = value.clone();
        while (Grammar.POINT.test(noRoot)) {
            noRoot[32]++;
        }
        others.add(step("x without a root", noRoot));
    }

    private static Step step(String name, byte[] bytes) {
        return new Step(name, Bytes.copyOf(bytes));
    }

    static byte[] flipped(byte[] bytes, int at, int mask) {
        byte[] mutated = bytes.clone();
        mutated[at] ^= (byte) mask;
        return mutated;
    }
}
