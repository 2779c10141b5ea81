package io.mintmark.api;

import io.mintmark.projection.ViewName;
import io.mintmark.wire.Views;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The read models, for whoever runs the server. */
@RestController
public final class ViewsController {
    private final ReadModels models;
    private final TransactionTemplate transactions;
    private final Repeats repeats;

    public ViewsController(ReadModels models, TransactionTemplate transactions, Repeats repeats) {
        this.models = models;
        this.transactions = transactions;
        this.repeats = repeats;
    }

    @GetMapping("/v1/views")
    @Describes(value = "The read models, and how far they have read", answer = Views.class)
    public Views views() {
        var progress = models.progress();
        long sealed = models.sealed(); // afterwards: nobody is ahead of it
        return new Views(
                sealed,
                progress.stream()
                        .map(view -> new Views.View(
                                view.view().code(), view.position(), Math.subtractExact(sealed, view.position())))
                        .toList());
    }

    /** After a crash in between, the repeated call rebuilds once more, which does no harm. */
    @PostMapping("/v1/views/{view}/rebuild")
    @Describes(
            value = "Empties a read model, which then reads everything again",
            status = 202,
            answer = Views.Rebuilding.class)
    public ResponseEntity<byte[]> rebuild(Caller caller, Command command, @PathVariable String view) {
        ViewName name = ViewName.of(view).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
        return repeats.<Views.Rebuilding>once(caller, command, null, HttpStatus.ACCEPTED, answer -> {
            models.rebuild(name);
            transactions.executeWithoutResult(
                    transaction -> answer.store(new Views.Rebuilding(name.code(), models.sealed())));
        });
    }
}
