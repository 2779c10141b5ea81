package io.mintmark.config;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.SignedNote;
import io.mintmark.eventlog.CheckpointMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/** The last checkpoint in a file beside the keys; like the epoch it must not come back from a backup. */
final class CheckpointFile implements CheckpointMemory {
    private final SecretFile file;

    private CheckpointFile(SecretFile file) {
        this.file = file;
    }

    /** The file {@code <keys>.checkpoint}, which need not exist. */
    static CheckpointFile beside(Path keys) {
        return new CheckpointFile(new SecretFile(keys.resolveSibling(keys.getFileName() + ".checkpoint")));
    }

    @Override
    public Optional<SignedCheckpoint> last() {
        try {
            return file.exists()
                    ? Optional.of(SignedCheckpoint.decode(file.read(SignedNote.MAX_SIZE)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedException e) {
            throw new IllegalStateException("the file of the last checkpoint is damaged", e);
        }
    }

    @Override
    public void keep(SignedCheckpoint checkpoint) {
        try {
            file.replace(checkpoint.encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
