package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.HashSource;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.crypto.log.NoteSignature;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.Tile;
import io.mintmark.crypto.log.VerifierKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sealed log as it is served. */
public interface PublicLog {
    /** By which its checkpoints are verified. */
    VerifierKey key();

    /** Whose cosignatures are taken. */
    List<VerifierKey> witnesses();

    /** The checkpoint of the largest tree; none before the first event. */
    Optional<SignedCheckpoint> newest();

    /** The checkpoint of a tree of this size. */
    Optional<SignedCheckpoint> checkpoint(long size);

    /** Checkpoints of trees of this size and larger ones, from the smallest. */
    List<SignedCheckpoint> checkpoints(long from, int limit);

    /** Keeps a verified cosignature of a checkpoint there is; the first of each witness stays. */
    void cosign(long size, NoteSignature cosignature, Instant now);

    /** The number of leaves. */
    long size();

    /** The tree's hashes, for one proof. */
    HashSource hashes();

    /** The hashes of a tile, if there are as many. */
    Optional<Bytes> tile(Tile tile);

    /** Leaves from an index, at most so many. */
    List<LogEntry> entries(long index, int limit);

    /** The position of an event, once it is sealed. */
    Optional<Long> positionOf(String stream, long sequence);
}
