package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.threshold.Transcript;
import io.mintmark.ledger.RejectedException;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.bank.Bank;
import io.mintmark.ledger.tracing.AppointedTrustees;
import io.mintmark.ledger.tracing.Appointment;
import io.mintmark.ledger.tracing.TracingCommand.AppointTrustees;
import io.mintmark.projection.tracing.TracingView;
import io.mintmark.wire.TracingMessages;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Who may lift anonymity together, and how often it happened. */
@RestController
public final class TrusteesController {
    private final Bank bank;
    private final AppointedTrustees appointed;
    private final TracingView tracing;
    private final Repeats repeats;
    private final Now now;

    public TrusteesController(Bank bank, AppointedTrustees appointed, TracingView tracing, Repeats repeats, Now now) {
        this.bank = bank;
        this.appointed = appointed;
        this.tracing = tracing;
        this.repeats = repeats;
        this.now = now;
    }

    @PostMapping("/v1/trustees")
    @Describes(
            value = "Appoints trustees: a new parameter set, the current one from the next start on",
            status = 201,
            answer = TracingMessages.Appointment.class,
            problems = {"malformed", "ceremony-refused", "trustees-replaced"})
    public ResponseEntity<byte[]> appoint(Caller caller, Command command, @RequestBody TracingMessages.Appointing body)
            throws MalformedException {
        Transcript transcript = transcript(body.transcript());
        return repeats.<TracingMessages.Appointment>once(
                caller,
                command,
                body,
                HttpStatus.CREATED,
                answer -> bank.execute(
                        new AppointTrustees(transcript, now.get()),
                        events -> answer.store(document(appointed.all().getLast()))));
    }

    private static Transcript transcript(String text) throws MalformedException {
        try {
            return Transcript.decode(StrictText.decodeBase64Url(text));
        } catch (VerificationFailedException e) {
            throw new RejectedException(new Rejection.CeremonyRefused(String.valueOf(e.getMessage())));
        }
    }

    private static TracingMessages.Appointment document(Appointment appointment) {
        return new TracingMessages.Appointment(
                Forms.text(appointment.parameters().id().value()),
                Forms.text(appointment.transcript().encode()));
    }

    @GetMapping("/v1/trustees")
    @Describes(
            value =
                    "All trustees that were ever appointed, the current ones last, with the transcripts of their ceremonies",
            answer = TracingMessages.Appointments.class)
    public TracingMessages.Appointments all() {
        return new TracingMessages.Appointments(
                appointed.all().stream().map(TrusteesController::document).toList());
    }

    @GetMapping("/v1/tracing-statistics")
    @Describes(
            value = "How many orders, approvals, refusals and openings there were, by month and kind",
            answer = TracingMessages.Statistics.class)
    public TracingMessages.Statistics statistics() {
        return new TracingMessages.Statistics(tracing.statistics().stream()
                .map(count -> new TracingMessages.Month(
                        count.month(),
                        count.kind(),
                        count.orders(),
                        count.approvals(),
                        count.refusals(),
                        count.openings()))
                .toList());
    }
}
