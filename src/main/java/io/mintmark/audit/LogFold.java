package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.Frontier;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.VerifierKey;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The tree over the leaves, hashed again, against every signed checkpoint and the one that was kept from last time. */
final class LogFold implements Fold {
    private final AuditedBank bank;
    private final Findings findings;
    private final Iterator<Bytes> notes;
    private final Optional<SignedCheckpoint> kept;
    private final Frontier tree = new Frontier();
    private Optional<SignedCheckpoint> next = Optional.empty();
    private Optional<SignedCheckpoint> last = Optional.empty();
    private long lastSize;
    private long checked;

    /** @param notes by their sizes */
    LogFold(AuditedBank bank, Findings findings, Iterator<Bytes> notes, Optional<SignedCheckpoint> kept) {
        this.bank = bank;
        this.findings = findings;
        this.notes = notes;
        this.kept = kept;
        kept.ifPresent(checkpoint -> isSigned(checkpoint, Code.KEPT_CHECKPOINT_DIFFERS));
        advance();
    }

    /** Checkpoints that were found good or not. */
    long checked() {
        return checked;
    }

    /** The last checkpoint that holds, for whoever wants to keep it. */
    Optional<SignedCheckpoint> last() {
        return last;
    }

    /** The root over all that was folded. */
    Bytes root() {
        return tree.root();
    }

    @Override
    public void fold(Parsed parsed) {
        tree.append(parsed.leafHash());
        if (kept.isPresent() && kept.get().checkpoint().size() == tree.size()) {
            compare(kept.get().checkpoint(), Code.KEPT_CHECKPOINT_DIFFERS, 1);
        }
        while (next.isPresent() && next.get().checkpoint().size() <= tree.size()) {
            take(next.get());
            advance();
        }
    }

    private void take(SignedCheckpoint checkpoint) {
        checked++;
        long size = checkpoint.checkpoint().size();
        boolean signed = isSigned(checkpoint, Code.CHECKPOINT_UNSIGNED);
        if (size == tree.size()
                && compare(checkpoint.checkpoint(), Code.CHECKPOINT_ROOT_DIFFERS, lastSize + 1)
                && signed) {
            last = Optional.of(checkpoint);
        }
        lastSize = Math.max(lastSize, size);
    }

    private boolean isSigned(SignedCheckpoint checkpoint, Code otherwise) {
        Optional<VerifierKey> key = bank.logKey();
        try {
            if (key.isPresent()) {
                checkpoint.verify(key.get());
            }
            return true;
        } catch (VerificationFailedException e) {
            findings.add(checkpoint.checkpoint().size(), otherwise, 0, String.valueOf(e.getMessage()));
            return false;
        }
    }

    private boolean compare(Checkpoint checkpoint, Code otherwise, long from) {
        boolean same = checkpoint.root().equals(tree.root());
        if (!same) {
            findings.add(new Finding(
                    otherwise,
                    List.of(from, checkpoint.size()),
                    0,
                    "an event of positions " + from + " to " + checkpoint.size() + " is not the one that was sealed"));
        }
        return same;
    }

    private void advance() {
        next = Optional.empty();
        while (notes.hasNext() && next.isEmpty()) {
            try {
                next = Optional.of(SignedCheckpoint.decode(notes.next().toArray()));
            } catch (MalformedException e) {
                findings.add(lastSize, Code.CHECKPOINT_UNSIGNED, 0, String.valueOf(e.getMessage()));
            }
        }
    }

    /** @param whole whether the log was read to its end */
    void end(boolean whole) {
        if (whole) {
            next.ifPresent(checkpoint -> beyond(checkpoint, Code.CHECKPOINT_BEYOND_LOG));
            kept.filter(checkpoint -> checkpoint.checkpoint().size() > tree.size())
                    .ifPresent(checkpoint -> beyond(checkpoint, Code.KEPT_CHECKPOINT_DIFFERS));
        }
    }

    private void beyond(SignedCheckpoint checkpoint, Code code) {
        findings.add(
                checkpoint.checkpoint().size(),
                code,
                0,
                "there are " + tree.size() + " events, and it says "
                        + checkpoint.checkpoint().size());
    }
}
