package io.mintmark.trustee;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.SYNC;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.OrderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Decisions in a file that only grows, a line for each: nothing in it is secret. */
public final class DecisionFile implements Decisions {
    private static final String APPROVED = "approved";
    private static final String REFUSED = "refused";

    private final Path file;

    /** @param file that need not be there yet */
    public DecisionFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Decision> find(OrderId orderId) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        for (String line : lines) {
            Decision decision = read(line);
            if (decision.orderId().equals(orderId)) {
                return Optional.of(decision);
            }
        }
        return Optional.empty();
    }

    private Decision read(String line) throws IOException {
        try {
            String[] words = line.split(" ", -1);
            boolean approved = words[2].equals(APPROVED);
            if (words.length == 3 && (approved || words[2].equals(REFUSED))) {
                return new Decision(new OrderId(Bytes.ofHex(words[0])), Bytes.ofHex(words[1]), approved);
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            // said below
        }
        throw new IOException(file + " has a line that is no decision: " + line);
    }

    @Override
    public void record(Decision decision) throws IOException {
        String line = decision.orderId().value().hex() + " "
                + decision.orderHash().hex() + " "
                + (decision.approved() ? APPROVED : REFUSED);
        Files.writeString(file, line + "\n", CREATE, APPEND, SYNC);
    }
}
