package io.mintmark.config;

import io.mintmark.api.PublicLog;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.HashSource;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.crypto.log.NoteSignature;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.Tile;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.eventlog.LogTree;
import io.mintmark.eventlog.SealedEvent;
import io.mintmark.eventlog.SealedLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sealed log and its tree, for the API. */
record ServedLog(SealedLog sealed, LogTree tree, VerifierKey key, List<VerifierKey> witnesses) implements PublicLog {
    ServedLog {
        witnesses = List.copyOf(witnesses);
    }

    @Override
    public Optional<SignedCheckpoint> newest() {
        return tree.checkpoints().newest();
    }

    @Override
    public Optional<SignedCheckpoint> checkpoint(long size) {
        return tree.checkpoints().at(size);
    }

    @Override
    public List<SignedCheckpoint> checkpoints(long from, int limit) {
        return tree.checkpoints().from(from, limit);
    }

    @Override
    public void cosign(long size, NoteSignature cosignature, Instant now) {
        tree.checkpoints().cosign(size, cosignature, now);
    }

    @Override
    public long size() {
        return tree.size();
    }

    @Override
    public HashSource hashes() {
        return tree.hashes();
    }

    @Override
    public Optional<Bytes> tile(Tile tile) {
        return tree.tile(tile);
    }

    @Override
    public List<LogEntry> entries(long index, int limit) {
        return sealed.read(index, limit).stream().map(SealedEvent::entry).toList();
    }

    @Override
    public Optional<Long> positionOf(String stream, long sequence) {
        return sealed.positionOf(stream, sequence);
    }
}
