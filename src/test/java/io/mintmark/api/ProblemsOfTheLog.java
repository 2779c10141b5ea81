package io.mintmark.api;

import io.mintmark.bank.RunningServer;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.MerkleHash;
import io.mintmark.crypto.log.NoteSigningKey;
import io.mintmark.crypto.log.VerifierKey.Use;
import io.mintmark.wire.LogMessages;
import java.time.Instant;
import java.util.List;

/** What the log refuses to witnesses. */
final class ProblemsOfTheLog {
    static final NoteSigningKey WITNESS =
            new NoteSigningKey("witness.example", Use.COSIGNATURE, new byte[NoteSigningKey.SEED_SIZE]);

    private static final NoteSigningKey STRANGER =
            new NoteSigningKey("stranger.example", Use.COSIGNATURE, new byte[NoteSigningKey.SEED_SIZE]);

    private final RunningServer server;
    private final ApiClient anybody;

    ProblemsOfTheLog(RunningServer server, ApiClient anybody) {
        this.server = server;
        this.anybody = anybody;
    }

    List<ProblemCase> cases() {
        return List.of(
                ProblemCase.of("witness-unknown", 422, () -> cosign(STRANGER)),
                ProblemCase.of("cosignature-refused", 422, () -> cosign(WITNESS)));
    }

    /** Another root than that of this size. */
    private ApiClient.Answer cosign(NoteSigningKey witness) {
        PublicLog log = server.bean(PublicLog.class);
        while (log.newest().isEmpty()) {
            Thread.onSpinWait();
        }
        Checkpoint newest = log.newest().orElseThrow().checkpoint();
        Checkpoint other = new Checkpoint(newest.origin(), newest.size(), MerkleHash.EMPTY);
        String line = witness.cosign(other, Instant.now()).encode();
        return anybody.postWithoutKey("/v1/log/cosignatures", new LogMessages.Cosignature(newest.size(), line));
    }
}
