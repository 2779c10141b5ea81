package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.log.Checkpoint;
import io.mintmark.crypto.log.ConsistencyProof;
import io.mintmark.crypto.log.Frontier;
import io.mintmark.crypto.log.InclusionProof;
import io.mintmark.crypto.log.LogEntry;
import io.mintmark.crypto.log.MerkleHash;
import io.mintmark.crypto.log.SignedCheckpoint;
import io.mintmark.crypto.log.VerifierKey;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.LogMessages;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/** Over HTTP alone, with what docs/log.md says. */
class AStrangerVerifiesTheLogTest {
    private RunningServer server;
    private ApiClient anybody;
    private ApiClient auditor;
    private VerifierKey key;

    @ParameterizedTest
    @EnumSource
    void from_its_entries_checkpoints_tiles_and_proofs(TestDatabase.Kind kind, @TempDir Path folder) throws Exception {
        String witness = "mintmark.log.witnesses="
                + ProblemsOfTheLog.WITNESS.verifierKey().encode();
        try (RunningServer running = RunningServer.start(RunningBank.newUrl(kind, folder), folder, witness)) {
            server = running;
            anybody = ApiClient.of(server);
            auditor = anybody.as(server, Role.AUDITOR);
            BankInfo.Log log =
                    anybody.get("/v1/info").expect(200).as(BankInfo.class).log();
            key = VerifierKey.decode(log.verifierKey());
            assertEquals(Checkpoint.originOf(server.parameters().bankKey()), log.origin());
            assertEquals(log.origin(), key.name());
            anybody.as(server, Role.OPERATOR)
                    .post("/v1/denominations", ApiWallet.denominations())
                    .expect(201);
            Checkpoint first = awaitCheckpoint(11);
            ApiWallet alice = new ApiWallet(server, anybody, "Alice").open().cashIn(100);
            alice.withdraw(1, 2, 4);
            Checkpoint newest = awaitCheckpoint(first.size() + 5);
            theEntriesMakeTheRoot(newest);
            theLaterBeginsWithTheEarlier(first, newest);
            tilesAreTheHashes(newest);
            allCheckpointsAreListed(newest);
            aWitnessAddsItsWord(newest);
            whatIsNotThereIsNotFound(newest);
        }
    }

    private Checkpoint awaitCheckpoint(long size) throws Exception {
        while (server.bean(PublicLog.class).size() < size) {
            Thread.onSpinWait();
        }
        ApiClient.Answer answer = anybody.get("/v1/log/checkpoint").expect(200);
        SignedCheckpoint signed = SignedCheckpoint.decode(answer.text().getBytes(StandardCharsets.UTF_8));
        signed.verify(key);
        return signed.checkpoint();
    }

    private void theEntriesMakeTheRoot(Checkpoint newest) throws Exception {
        Frontier frontier = new Frontier();
        List<LogEntry> entries = entries(newest.size());
        for (LogEntry entry : entries) {
            assertEquals(frontier.size(), entry.index());
            frontier.append(entry.leafHash());
        }
        assertEquals(newest.root(), frontier.root());
        for (LogEntry entry : entries) {
            LogMessages.Inclusion proof = anybody.get(
                            "/v1/log/proofs/inclusion?position=" + entry.position() + "&size=" + newest.size())
                    .expect(200)
                    .as(LogMessages.Inclusion.class);
            new InclusionProof(entry.index(), newest.size(), hashes(proof.proof()))
                    .verify(entry.leafHash(), newest.root());
        }
    }

    /** Seven at a time, to turn pages. */
    private List<LogEntry> entries(long size) throws Exception {
        List<LogEntry> entries = new ArrayList<>();
        JsonMapper json = new JsonMapper();
        while (entries.size() < size) {
            String text = auditor.get("/v1/log/entries?from=" + entries.size() + "&limit=7")
                    .expect(200)
                    .text();
            for (String line : text.lines().toList()) {
                LogMessages.Entry entry = json.readValue(line, LogMessages.Entry.class);
                assertEquals(entries.size(), entry.index());
                entries.add(LogEntry.decode(Base64Url.bytes(entry.entry()).toArray()));
            }
        }
        return entries.subList(0, (int) size);
    }

    private static List<Bytes> hashes(List<String> proof) throws Exception {
        List<Bytes> hashes = new ArrayList<>();
        for (String hash : proof) {
            hashes.add(Base64Url.bytes(hash));
        }
        return hashes;
    }

    private void theLaterBeginsWithTheEarlier(Checkpoint first, Checkpoint newest) throws Exception {
        LogMessages.Consistency proof = anybody.get(
                        "/v1/log/proofs/consistency?from=" + first.size() + "&to=" + newest.size())
                .expect(200)
                .as(LogMessages.Consistency.class);
        new ConsistencyProof(first.size(), newest.size(), hashes(proof.proof())).verify(first.root(), newest.root());
    }

    private void tilesAreTheHashes(Checkpoint newest) throws Exception {
        byte[] tile = bytes("/v1/log/tile/0/000.p/" + newest.size());
        assertEquals(newest.size() * MerkleHash.SIZE, tile.length);
        Frontier frontier = new Frontier();
        for (int i = 0; i < newest.size(); i++) {
            frontier.append(
                    Bytes.copyOf(java.util.Arrays.copyOfRange(tile, i * MerkleHash.SIZE, (i + 1) * MerkleHash.SIZE)));
        }
        assertEquals(newest.root(), frontier.root());
        assertArrayEquals(java.util.Arrays.copyOf(tile, MerkleHash.SIZE), bytes("/v1/log/tile/0/000.p/1"));
    }

    private byte[] bytes(String path) throws IOException {
        URLConnection connection =
                URI.create("http://localhost:" + server.port() + path).toURL().openConnection();
        assertEquals("application/octet-stream", connection.getContentType());
        assertTrue(connection.getHeaderField("Cache-Control").contains("immutable"));
        try (InputStream in = connection.getInputStream()) {
            return in.readAllBytes();
        }
    }

    private void allCheckpointsAreListed(Checkpoint newest) throws Exception {
        LogMessages.Checkpoints one =
                anybody.get("/v1/log/checkpoints?limit=1").expect(200).as(LogMessages.Checkpoints.class);
        long size = one.checkpoints().getFirst().size();
        assertEquals(size + 1, one.next());
        LogMessages.Checkpoints rest = anybody.get("/v1/log/checkpoints?limit=1000&from=" + one.next())
                .expect(200)
                .as(LogMessages.Checkpoints.class);
        assertEquals(null, rest.next());
        assertTrue(rest.checkpoints().stream().anyMatch(listed -> listed.size() == newest.size()));
        for (LogMessages.Signed listed : rest.checkpoints()) {
            SignedCheckpoint signed =
                    SignedCheckpoint.decode(listed.checkpoint().getBytes(StandardCharsets.UTF_8));
            signed.verify(key);
            assertTrue(signed.checkpoint().size() > size);
            size = signed.checkpoint().size();
        }
    }

    private void aWitnessAddsItsWord(Checkpoint newest) throws Exception {
        String line = ProblemsOfTheLog.WITNESS.cosign(newest, Instant.now()).encode();
        LogMessages.Cosignature cosignature = new LogMessages.Cosignature(newest.size(), line);
        ApiClient.Answer first =
                anybody.postWithoutKey("/v1/log/cosignatures", cosignature).expect(200);
        ApiClient.Answer again =
                anybody.postWithoutKey("/v1/log/cosignatures", cosignature).expect(200);
        assertEquals(first.text(), again.text());
        SignedCheckpoint cosigned = SignedCheckpoint.decode(
                first.as(LogMessages.Signed.class).checkpoint().getBytes(StandardCharsets.UTF_8));
        cosigned.verify(key);
        cosigned.verifyCosignature(ProblemsOfTheLog.WITNESS.verifierKey());
        String future = ProblemsOfTheLog.WITNESS
                .cosign(newest, Instant.now().plusSeconds(3_600))
                .encode();
        anybody.postWithoutKey("/v1/log/cosignatures", new LogMessages.Cosignature(newest.size(), future))
                .expect(422)
                .problem("cosignature-refused");
        anybody.postWithoutKey("/v1/log/cosignatures", new LogMessages.Cosignature(1_000_000, line))
                .expect(404);
        anybody.postWithoutKey("/v1/log/cosignatures", new LogMessages.Cosignature(newest.size(), "— nothing"))
                .expect(400)
                .problem("malformed");
    }

    private void whatIsNotThereIsNotFound(Checkpoint newest) {
        anybody.get("/v1/log/entries").expect(401);
        anybody.as(server, Role.OPERATOR).get("/v1/log/entries").expect(403);
        anybody.get("/v1/log/tile/0/000").expect(404);
        anybody.get("/v1/log/tile/0/entries").expect(400).problem("malformed");
        anybody.get("/v1/log/tile/entries/000").expect(400).problem("malformed");
        anybody.get("/v1/log/proofs/inclusion?position=1&size=1000000").expect(404);
        for (String bad : Set.of("position=0&size=1", "position=2&size=1", "position=-1&size=0")) {
            anybody.get("/v1/log/proofs/inclusion?" + bad).expect(400).problem("malformed");
        }
        anybody.get("/v1/log/proofs/consistency?from=1&to=1000000").expect(404);
        anybody.get("/v1/log/proofs/consistency?from=2&to=1").expect(400).problem("malformed");
        anybody.get("/v1/log/checkpoints?limit=1001").expect(400).problem("malformed");
        assertEquals(
                "",
                auditor.get("/v1/log/entries?from=" + (newest.size() + 1_000))
                        .expect(200)
                        .text());
    }
}
