package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.SpentStatement;
import io.mintmark.ledger.BankKeys;
import io.mintmark.projection.Page;
import io.mintmark.projection.PageRequest;
import io.mintmark.projection.spentcoins.SpentCoinsView;
import io.mintmark.wire.SpentSerials;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What was spent, for wallets that are restored and name none of their coins. */
@RestController
public final class SpentController {
    private static final int PREFIX_SIZE = 2;

    private static final Duration SOON = Duration.ofSeconds(1);

    private final SpentCoinsView view;
    private final ReadModels models;
    private final BankProfile bank;
    private final BankKeys keys;
    private final Now now;
    private final TransactionTemplate snapshot;

    public SpentController(
            SpentCoinsView view,
            ReadModels models,
            BankProfile bank,
            BankKeys keys,
            Now now,
            PlatformTransactionManager transactions) {
        this.view = view;
        this.models = models;
        this.bank = bank;
        this.keys = keys;
        this.now = now;
        // Position and serials are of one moment: a view that is being rebuilt must not be taken for a complete one.
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.snapshot.setReadOnly(true);
    }

    @GetMapping("/v1/spent/{prefix}")
    @Describes(
            value = "All spent serials whose SHA-256 begins with these 2 bytes, signed",
            answer = SpentSerials.class,
            problems = {"malformed", "prefix-too-full"})
    public SpentSerials spent(@PathVariable String prefix) throws MalformedException {
        Bytes bytes = Forms.bytes(prefix, PREFIX_SIZE);
        SpentStatement statement = Objects.requireNonNull(snapshot.execute(transaction -> state(bytes)));
        return new SpentSerials(
                prefix,
                statement.at(),
                statement.position(),
                statement.serials().stream()
                        .map(serial -> Forms.text(serial.encode()))
                        .toList(),
                Forms.text(statement.sign(keys.signingKey()).encode()));
    }

    private SpentStatement state(Bytes prefix) {
        Instant at = now.get(); // before anything is read: what is spent later is not spoken of
        long position = view.position();
        if (models.hasUnreadSpending()) {
            throw new ProblemException(Problems.BUSY, SOON); // what is being read, or read again, is not all there was
        }
        List<Serial> serials = new ArrayList<>();
        OptionalLong after = OptionalLong.of(0);
        while (after.isPresent()) {
            PageRequest request = PageRequest.oldestFirst(PageRequest.MAX_LIMIT).after(after.getAsLong());
            Page<Serial> page = view.serialsOf(prefix, request);
            serials.addAll(page.entries());
            if (serials.size() > bank.maxSpentSerials()) {
                throw new ProblemException(Problems.PREFIX_TOO_FULL); // a part, signed, would be a lie
            }
            after = page.next();
        }
        return new SpentStatement(bank.parameters().id(), prefix, at, position, serials);
    }
}
