package io.mintmark.api;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;

/** Answers what Tomcat refuses before the first filter, a broken request line for one, without a page of its own. */
public final class ProblemValve extends ErrorReportValve {
    private final CorrelationIds ids;

    /** @param ids that the documents repeat */
    public ProblemValve(CorrelationIds ids) {
        this.ids = ids;
        setShowReport(false);
        setShowServerInfo(false);
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        AtomicBoolean open = new AtomicBoolean();
        response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, open);
        if (!open.get()) {
            return;
        }
        try {
            BrowserRules.tell(request, response);
            ProblemAnswers.write(response, Failures.ofStatus(response.getStatus()), ids.of(request));
        } catch (IOException | IllegalStateException e) {
            // nobody is there any more
        }
    }
}
