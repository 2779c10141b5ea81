package io.mintmark.wallet;

import io.mintmark.ecash.Payment;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * How little has to be withdrawn before an amount can be paid: the search of {@link ExactSum}, in which coins that are not
 * held may be used too, at a cost. Both the rest and the number of coins are kept, since a choice that costs less may have
 * too many coins.
 */
final class Shortfall {
    private final NavigableMap<Long, Integer> held;
    private final NavigableSet<Long> offered;
    private int steps;

    private record Reached(long rest, int coins) {}

    Shortfall(NavigableMap<Long, Integer> held, NavigableSet<Long> offered) {
        this.held = held;
        this.offered = offered;
    }

    /** Empty if there is no way, or none within {@link ExactSum#MAX_STEPS}. */
    Optional<Long> least(long amount) {
        NavigableSet<Long> values = new TreeSet<>(held.keySet());
        values.addAll(offered);
        Map<Reached, Long> costs = Map.of(new Reached(amount, 0), 0L);
        for (long value : values.headSet(amount, true).descendingSet()) {
            Long smaller = values.lower(value);
            costs = next(costs, value, smaller == null ? 0 : smaller);
            if (steps > ExactSum.MAX_STEPS) {
                return Optional.empty();
            }
        }
        return costs.entrySet().stream()
                .filter(reached -> reached.getKey().rest() == 0)
                .map(Map.Entry::getValue)
                .min(Long::compare);
    }

    private Map<Reached, Long> next(Map<Reached, Long> before, long value, long smaller) {
        int owned = held.getOrDefault(value, 0);
        Map<Reached, Long> after = new HashMap<>();
        before.forEach((reached, cost) -> {
            int allowed = Payment.MAX_COINS - reached.coins();
            long most = Math.min(reached.rest() / value, offered.contains(value) ? allowed : Math.min(owned, allowed));
            for (int n = (int) most; n >= 0; n--) {
                long left = reached.rest() - n * value;
                if (++steps > ExactSum.MAX_STEPS || !ExactSum.within(left, smaller, allowed - n)) {
                    break;
                }
                after.merge(new Reached(left, reached.coins() + n), cost + Math.max(0, n - owned) * value, Math::min);
            }
        });
        return after;
    }
}
