package io.mintmark.eventlog;

import io.mintmark.crypto.log.SignedCheckpoint;
import java.util.Optional;

/**
 * The checkpoint that was signed last, kept apart from the database: a database that comes back from an old backup has forgotten
 * what was signed since, and would sign something else of the same size.
 */
public interface CheckpointMemory {
    /** Nothing is kept, and nothing known. */
    CheckpointMemory NONE = new CheckpointMemory() {
        @Override
        public Optional<SignedCheckpoint> last() {
            return Optional.empty();
        }

        @Override
        public void keep(SignedCheckpoint checkpoint) {
            // there is no place for it
        }
    };

    /** The last one that was kept. */
    Optional<SignedCheckpoint> last();

    /** Keeps one in the place of the last, before anybody sees it. */
    void keep(SignedCheckpoint checkpoint);
}
