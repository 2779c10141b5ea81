package io.mintmark.crypto.log;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.log.VerifierKey.Use;
import java.util.List;

/**
 * A checkpoint with its log's signature and perhaps witnesses' cosignatures. Reading one says nothing about them yet.
 *
 * @param checkpoint what the note says
 * @param note with these very lines
 */
public record SignedCheckpoint(Checkpoint checkpoint, SignedNote note) {
    public SignedCheckpoint {
        if (!note.text().equals(checkpoint.encode())) {
            throw new IllegalArgumentException("the note is another checkpoint's");
        }
    }

    static SignedCheckpoint of(Checkpoint checkpoint, NoteSignature signature) {
        return new SignedCheckpoint(checkpoint, new SignedNote(checkpoint.encode(), List.of(signature)));
    }

    /** @throws MalformedException unless it is a signed note with a checkpoint as its text */
    public static SignedCheckpoint decode(byte[] encoding) throws MalformedException {
        SignedNote note = SignedNote.decode(encoding);
        return new SignedCheckpoint(Checkpoint.decode(note.text()), note);
    }

    /** The note's bytes. */
    public byte[] encode() {
        return note.encode();
    }

    /** @throws VerificationFailedException unless it is of the log with this key, and signed by it */
    public void verify(VerifierKey log) throws VerificationFailedException {
        if (log.use() != Use.NOTE || !log.name().equals(checkpoint.origin())) {
            throw new VerificationFailedException("the checkpoint is of another log");
        }
        log.verify(note);
    }

    /** @throws VerificationFailedException unless this witness has cosigned it */
    public void verifyCosignature(VerifierKey witness) throws VerificationFailedException {
        if (witness.use() != Use.COSIGNATURE) {
            throw new VerificationFailedException("this is no witness' key");
        }
        witness.verify(note);
    }

    /** With one more signature, a witness'. */
    public SignedCheckpoint with(NoteSignature cosignature) {
        return new SignedCheckpoint(checkpoint, note.with(cosignature));
    }
}
