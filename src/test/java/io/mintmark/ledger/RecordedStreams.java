package io.mintmark.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Event streams in memory. In a transaction their events are published, and stored when it commits. */
public final class RecordedStreams implements EventStreams {
    private final EventBus bus;
    private final Map<String, List<Object>> streams = new HashMap<>();
    private final List<Placed> appended = new ArrayList<>();

    public RecordedStreams(EventBus bus) {
        this.bus = bus;
    }

    /** What happened before, on one stream. */
    public void given(String stream, Object event) {
        streams.computeIfAbsent(stream, name -> new ArrayList<>()).add(event);
    }

    /** All that was appended, in its order. */
    public List<Placed> appended() {
        return List.copyOf(appended);
    }

    @Override
    public Map<String, List<Object>> read(Collection<String> names) {
        Map<String, List<Object>> found = new HashMap<>();
        names.stream().filter(streams::containsKey).forEach(name -> found.put(name, List.copyOf(streams.get(name))));
        return found;
    }

    @Override
    public Optional<Object> first(String stream) {
        return Optional.ofNullable(streams.get(stream)).map(List::getFirst);
    }

    @Override
    public void append(List<Placed> events) {
        appended.addAll(events);
        if (CurrentUnitOfWork.isStarted()) {
            events.forEach(placed -> bus.publish(GenericEventMessage.asEventMessage(placed.event())));
            CurrentUnitOfWork.get().afterCommit(committed -> store(events));
        } else {
            store(events);
        }
    }

    private void store(List<Placed> events) {
        for (Placed placed : events) {
            long next = read(List.of(placed.stream()))
                    .getOrDefault(placed.stream(), List.of())
                    .size();
            assertEquals(next, placed.sequence(), placed.stream());
            given(placed.stream(), placed.event());
        }
    }
}
