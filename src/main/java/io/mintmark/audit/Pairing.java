package io.mintmark.audit;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What must come in twos, such as coins and the debit for them: both are of one transaction, so one follows the other within as many
 * events as a transaction can have. What stays alone is found.
 */
final class Pairing {
    /** More events than any transaction of the ledger has. */
    static final long WINDOW = 20_000;

    /** One half that waits for the other. */
    private record Half(boolean left, long position, long amount) {}

    private final Findings findings;
    private final Code leftAlone;
    private final Code rightAlone;
    private final Code amountDiffers;
    private final Map<String, ArrayDeque<Half>> waiting = new LinkedHashMap<>();

    /**
     * @param leftAlone what a left half without its right one is
     * @param rightAlone the reverse
     * @param amountDiffers what two halves of different amounts are
     */
    Pairing(Findings findings, Code leftAlone, Code rightAlone, Code amountDiffers) {
        this.findings = findings;
        this.leftAlone = leftAlone;
        this.rightAlone = rightAlone;
        this.amountDiffers = amountDiffers;
    }

    void left(String key, long position, long amount) {
        half(key, new Half(true, position, amount));
    }

    void right(String key, long position, long amount) {
        half(key, new Half(false, position, amount));
    }

    private void half(String key, Half half) {
        expire(half.position());
        ArrayDeque<Half> others = waiting.computeIfAbsent(key, any -> new ArrayDeque<>());
        if (others.isEmpty() || others.getFirst().left() == half.left()) {
            others.add(half);
            return;
        }
        Half other = others.removeFirst();
        if (others.isEmpty()) {
            waiting.remove(key);
        }
        if (other.amount() != half.amount()) {
            long difference = Math.abs(Math.subtractExact(other.amount(), half.amount()));
            findings.add(half.position(), amountDiffers, difference, key + ", with position " + other.position());
        }
    }

    private void alone(String key, ArrayDeque<Half> halves) {
        halves.forEach(half -> findings.add(half.position(), half.left() ? leftAlone : rightAlone, half.amount(), key));
    }

    private void expire(long now) {
        Iterator<Map.Entry<String, ArrayDeque<Half>>> oldest =
                waiting.entrySet().iterator();
        while (oldest.hasNext()) {
            Map.Entry<String, ArrayDeque<Half>> next = oldest.next();
            if (next.getValue().getFirst().position() >= now - WINDOW) {
                return;
            }
            oldest.remove();
            alone(next.getKey(), next.getValue());
        }
    }

    /** Nothing more comes: what waits is alone. */
    void end() {
        waiting.forEach(this::alone);
        waiting.clear();
    }
}
