package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.log.NoteSignature;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.wire.LogMessages;
import java.time.Duration;
import java.time.Instant;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What witnesses say about the log. A cosignature proves whose it is, so nobody needs a token. */
@RestController
public final class CosignaturesController {
    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    private final PublicLog log;
    private final Now now;

    public CosignaturesController(PublicLog log, Now now) {
        this.log = log;
        this.now = now;
    }

    /** The first cosignature of each witness stays: a repeat changes nothing. */
    @PostMapping("/v1/log/cosignatures")
    @Describes(
            value = "Adds a witness' cosignature (C2SP tlog-cosignature, Ed25519) to a checkpoint",
            answer = LogMessages.Signed.class,
            problems = {"malformed", "witness-unknown", "cosignature-refused"})
    public LogMessages.Signed cosign(@RequestBody LogMessages.Cosignature body) throws MalformedException {
        NoteSignature cosignature = NoteSignature.decode(body.cosignature());
        VerifierKey witness = log.witnesses().stream()
                .filter(key -> key.signed(cosignature))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problems.WITNESS_UNKNOWN));
        SignedCheckpoint checkpoint =
                log.checkpoint(body.size()).orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
        Instant time = now.get();
        try {
            checkpoint.with(cosignature).verifyCosignature(witness);
        } catch (VerificationFailedException e) {
            throw new ProblemException(Problems.COSIGNATURE_REFUSED);
        }
        if (VerifierKey.cosignedAt(cosignature).isAfter(time.plus(CLOCK_DIFFERENCE))) {
            throw new ProblemException(Problems.COSIGNATURE_REFUSED);
        }
        log.cosign(body.size(), cosignature, time);
        return LogController.signed(log.checkpoint(body.size()).orElseThrow());
    }
}
