package io.mintmark.config;

import io.mintmark.api.CorrelationIds;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.slf4j.MDC;

/** Which request an event comes from: the id that stands in the log and in every problem document. */
final class Correlation {
    /** Its name in the log's context, and in the events' metadata for good. */
    static final String NAME = CorrelationIds.LOG_KEY;

    private Correlation() {}

    /** Handlers run in the thread of the request, whose id is in the log's context; all events of the command take it over. */
    static MessageHandlerInterceptor<CommandMessage<?>> intoEvents() {
        return (unit, chain) -> {
            String id = MDC.get(NAME);
            if (id != null) {
                unit.registerCorrelationDataProvider(message -> Map.of(NAME, id));
            }
            return chain.proceed();
        };
    }
}
