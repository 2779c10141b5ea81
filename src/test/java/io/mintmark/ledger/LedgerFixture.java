package io.mintmark.ledger;

import static org.hamcrest.CoreMatchers.equalTo;

import java.util.List;
import java.util.function.Consumer;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.hamcrest.FeatureMatcher;
import org.hamcrest.Matcher;

/**
 * Given events, when a command, then events or a rejection: Axon's fixture in the words of the ledger.
 *
 * @param <T> the aggregate
 * @param <E> its events
 */
public final class LedgerFixture<T, E> {
    private final AggregateTestFixture<T> fixture;

    /** @param commands the sealed interface of the commands that the handler takes */
    public LedgerFixture(AggregateTestFixture<T> fixture, Class<?> commands, Consumer<Object> handler) {
        this.fixture = fixture;
        for (Class<?> command : commands.getPermittedSubclasses()) {
            fixture.registerCommandHandler(command, message -> {
                handler.accept(message.getPayload());
                return null;
            });
        }
    }

    public Given<T> given(List<? extends E> events) {
        return new Given<>(fixture.given(events));
    }

    /** The past. */
    public static final class Given<T> {
        private final TestExecutor<T> past;

        private Given(TestExecutor<T> past) {
            this.past = past;
        }

        public Then<T> when(Object command) {
            return new Then<>(past.when(command));
        }
    }

    /** What followed; the fixture has also compared the aggregate with one that it loaded from all its events. */
    public static final class Then<T> {
        private final ResultValidator<T> outcome;

        private Then(ResultValidator<T> outcome) {
            this.outcome = outcome;
        }

        public Then<T> expectEvents(Object... events) {
            outcome.expectSuccessfulHandlerExecution().expectEvents(events);
            return this;
        }

        public void expectNothing() {
            outcome.expectSuccessfulHandlerExecution().expectNoEvents();
        }

        public void expectRejection(Rejection rejection) {
            outcome.expectException(carries(rejection)).expectNoEvents();
        }

        public void expectFailure(Class<? extends Throwable> failure) {
            outcome.expectException(failure).expectNoEvents();
        }

        public Then<T> expectState(Consumer<T> check) {
            outcome.expectState(check);
            return this;
        }
    }

    private static Matcher<RejectedException> carries(Rejection rejection) {
        return new FeatureMatcher<>(equalTo(rejection), "an exception with the rejection", "rejection") {
            @Override
            protected Rejection featureValueOf(RejectedException exception) {
                return exception.rejection();
            }
        };
    }
}
