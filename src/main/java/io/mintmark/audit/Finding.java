package io.mintmark.audit;

import java.util.List;

/**
 * Something that is wrong.
 *
 * @param positions of the events concerned, the one that shows it first; none where no event is
 * @param amountAtRisk in minor units, 0 if no money is
 * @param detail for people
 */
public record Finding(Code code, List<Long> positions, long amountAtRisk, String detail) {
    public Finding {
        positions = List.copyOf(positions);
    }

    /** At one event. */
    public static Finding at(long position, Code code, long amountAtRisk, String detail) {
        return new Finding(code, List.of(position), amountAtRisk, detail);
    }

    /** The first position, 0 without one. */
    public long position() {
        return positions.isEmpty() ? 0 : positions.getFirst();
    }
}
