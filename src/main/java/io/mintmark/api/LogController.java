package io.mintmark.api;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.log.ConsistencyProof;
import io.mintmark.crypto.log.InclusionProof;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.Tile;
import io.mintmark.wire.LogMessages;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The sealed log for anybody: what it promises, and proofs of that, but none of its entries. */
@RestController
public final class LogController {
    private static final String NOTE = "text/plain;charset=utf-8";
    private static final CacheControl FOR_GOOD =
            CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

    private final PublicLog log;

    public LogController(PublicLog log) {
        this.log = log;
    }

    @GetMapping("/v1/log/checkpoint")
    @Describes(
            value = "The newest checkpoint, a signed note (C2SP tlog-checkpoint)",
            answer = String.class,
            type = NOTE)
    public ResponseEntity<byte[]> checkpoint() {
        SignedCheckpoint newest = log.newest().orElseThrow(() -> new ProblemException(Problems.NOT_FOUND));
        return ResponseEntity.ok().contentType(MediaType.parseMediaType(NOTE)).body(newest.encode());
    }

    @GetMapping("/v1/log/tile/{level}/{*tile}")
    @Describes(
            value = "Hashes of the tree (C2SP tlog-tiles); {tile} is as in x001/x234/067.p/7",
            answer = byte[].class,
            type = MediaType.APPLICATION_OCTET_STREAM_VALUE,
            problems = "malformed")
    public ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String tile)
            throws MalformedException {
        byte[] hashes = log.tile(Tile.decode(level + tile)) // the second begins with a slash
                .orElseThrow(() -> new ProblemException(Problems.NOT_FOUND))
                .toArray();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(FOR_GOOD)
                .body(hashes);
    }

    @GetMapping("/v1/log/checkpoints")
    @Describes(
            value = "A page of all checkpoints, from a size on, with their cosignatures",
            answer = LogMessages.Checkpoints.class,
            problems = "malformed")
    public LogMessages.Checkpoints checkpoints(
            @RequestParam(defaultValue = "0") long from, @RequestParam(defaultValue = Forms.DEFAULT_LIMIT) int limit)
            throws MalformedException {
        Forms.page(from, limit);
        List<SignedCheckpoint> page = log.checkpoints(from, limit);
        Long next = page.size() < limit
                ? null
                : Long.valueOf(page.getLast().checkpoint().size() + 1);
        return new LogMessages.Checkpoints(
                page.stream().map(LogController::signed).toList(), next);
    }

    static LogMessages.Signed signed(SignedCheckpoint checkpoint) {
        return new LogMessages.Signed(
                checkpoint.checkpoint().size(), new String(checkpoint.encode(), StandardCharsets.UTF_8));
    }

    @GetMapping("/v1/log/proofs/inclusion")
    @Describes(
            value = "That the entry at a position is in the tree of a size",
            answer = LogMessages.Inclusion.class,
            problems = {"malformed", "missing-field"})
    public LogMessages.Inclusion inclusion(@RequestParam long position, @RequestParam long size)
            throws MalformedException {
        require(position >= 1 && position <= size);
        return inclusion(log, position, size);
    }

    static LogMessages.Inclusion inclusion(PublicLog log, long position, long size) {
        requireReached(log, size);
        InclusionProof proof = InclusionProof.of(log.hashes(), position - 1, size);
        return new LogMessages.Inclusion(
                position, size, proof.path().stream().map(Forms::text).toList());
    }

    @GetMapping("/v1/log/proofs/consistency")
    @Describes(
            value = "That the tree of a size begins with that of a smaller one",
            answer = LogMessages.Consistency.class,
            problems = {"malformed", "missing-field"})
    public LogMessages.Consistency consistency(@RequestParam long from, @RequestParam long to)
            throws MalformedException {
        require(from >= 0 && from <= to);
        requireReached(log, to);
        ConsistencyProof proof = ConsistencyProof.of(log.hashes(), from, to);
        return new LogMessages.Consistency(
                from, to, proof.path().stream().map(Forms::text).toList());
    }

    private static void requireReached(PublicLog log, long size) {
        if (size > log.size()) {
            throw new ProblemException(Problems.NOT_FOUND);
        }
    }

    private static void require(boolean condition) throws MalformedException {
        if (!condition) {
            throw new MalformedException("positions count from 1, and a tree is not smaller than its parts");
        }
    }
}
