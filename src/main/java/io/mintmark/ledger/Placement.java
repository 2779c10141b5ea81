package io.mintmark.ledger;

import io.mintmark.ledger.EventStreams.Placed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives events of one transaction their places, each behind those that its stream has. */
public final class Placement {
    private final Map<String, Long> next = new HashMap<>();
    private final List<Placed> placed = new ArrayList<>();

    /** @param known the events of all streams concerned that have any */
    public Placement(Map<String, List<Object>> known) {
        known.forEach((stream, recorded) -> next.put(stream, (long) recorded.size()));
    }

    /** One more event of a stream, whose name begins with its kind. */
    public void add(String stream, Object event) {
        long sequence = next.merge(stream, 1L, Math::addExact) - 1;
        placed.add(new Placed(stream.substring(0, stream.indexOf('/')), stream, sequence, event));
    }

    /** All by name and number: so no two transactions ever wait for each other in a circle. */
    public List<Placed> inOrder() {
        return placed.stream()
                .sorted(Comparator.comparing(Placed::stream).thenComparingLong(Placed::sequence))
                .toList();
    }
}
