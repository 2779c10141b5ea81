package io.mintmark.ledger;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.Message;
import org.hamcrest.Description;
import org.hamcrest.TypeSafeMatcher;

/** Matches the publication of exactly these events, in whatever order. */
public final class Published extends TypeSafeMatcher<List<? super EventMessage<?>>> {
    private final List<Object> expected;

    private Published(List<Object> expected) {
        super(List.class);
        this.expected = expected;
    }

    public static Published inAnyOrder(Object... events) {
        return new Published(List.of(events));
    }

    @Override
    protected boolean matchesSafely(List<? super EventMessage<?>> actual) {
        return counted(payloads(actual)).equals(counted(expected.stream()));
    }

    private static Stream<Object> payloads(List<? super EventMessage<?>> messages) {
        return messages.stream().map(message -> ((Message<?>) message).getPayload());
    }

    private static Map<Object, Long> counted(Stream<Object> events) {
        return events.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    @Override
    public void describeTo(Description description) {
        description.appendValueList("\n", "\n", "\n", expected);
    }

    @Override
    protected void describeMismatchSafely(List<? super EventMessage<?>> actual, Description description) {
        description.appendValueList("\n", "\n", "\n", payloads(actual).toList());
    }
}
