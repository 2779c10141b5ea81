package io.mintmark.crypto.threshold;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every value of {@code trustees}, {@code ownerTracing} and {@code coinTracing} in vectors.json, byte for byte. */
class ThresholdVectorsTest {
    /** Which of the vectors' random values each trustee's two coefficients and its proof's nonce are. */
    private static final long[][] CONTRIBUTION_COUNTERS = {{1, 2, 7}, {3, 4, 8}, {5, 6, 9}};

    private static JsonNode vectors;
    private static CeremonyFixture fixture;
    private static List<Participant.Dealt> dealt;
    private static CeremonyFixture.Finished finished;

    @BeforeAll
    static void runTheCeremony() throws Exception {
        try (InputStream in = ThresholdVectorsTest.class.getResourceAsStream("/vectors.json")) {
            assertNotNull(in, "vectors.json is among the tests' resources");
            vectors = JsonMapper.shared().readTree(in);
        }
        JsonNode trustees = vectors.get("trustees");
        List<TrusteeKeys> keys = CeremonyFixture.keys(3, "vectors");
        // Their ceremony has a name of another form, without the trustees' keys.
        Ceremony ceremony = new Ceremony(
                bytes(trustees.get("ceremony")),
                trustees.get("threshold").asInt(),
                keys.stream().map(TrusteeKeys::trustee).toList());
        fixture = new CeremonyFixture(ceremony, keys);
        List<Participant.Committed> committed = new ArrayList<>();
        for (int i = 1; i <= 3; i++) {
            committed.add(Participant.join(
                    ceremony, fixture.keysOf(i), TestRandomness.ofVectors(CONTRIBUTION_COUNTERS[i - 1])));
        }
        dealt = fixture.deal(committed);
        finished = CeremonyFixture.finish(dealt);
    }

    @Test
    void the_contributions_are_reproduced() throws Exception {
        for (int i = 1; i <= 3; i++) {
            JsonNode expected = contribution(i);
            Contribution contribution = Contribution.prove(
                    fixture.ceremony(),
                    i,
                    Polynomial.random(2, TestRandomness.ofVectors(CONTRIBUTION_COUNTERS[i - 1])),
                    TestRandomness.ofVectors(CONTRIBUTION_COUNTERS[i - 1][2]));
            assertEquals(points(expected.get("commitments")), contribution.commitments());
            assertEquals(bytes(expected.get("proof")), contribution.proof());
            assertEquals(expected.get("tag").asString(), contributionTag(contribution));
        }
    }

    private static String contributionTag(Contribution contribution) {
        Items statement = new Items().add(contribution.ceremonyName()).add(contribution.trustee());
        contribution.commitments().forEach(commitment -> statement.add(commitment.encode()));
        return Domain.proof("trustee-contribution", Hashing.sha256(statement));
    }

    @Test
    void the_shares_for_each_trustee_are_reproduced() throws Exception {
        for (int i = 1; i <= 3; i++) {
            for (int j = 1; j <= 3; j++) {
                Bytes expected = bytes(contribution(i).get("sharesFor").get("" + j));
                Polynomial polynomial = Polynomial.random(2, TestRandomness.ofVectors(CONTRIBUTION_COUNTERS[i - 1]));
                assertEquals(expected, Bytes.copyOf(polynomial.at(j).reveal().encode()));
                if (i != j) {
                    Bytes message = CeremonyFixture.messagesFor(j, dealt).get(i);
                    Scalar received = dealt.get(j - 1).openShare(i, message).reveal();
                    assertEquals(expected, Bytes.copyOf(received.encode()));
                }
            }
        }
    }

    @Test
    void the_joint_key_is_reproduced() throws Exception {
        JsonNode trustees = vectors.get("trustees");
        ThresholdPublicKey key = finished.key();
        assertEquals(points(trustees.get("sums")), key.commitments());
        assertEquals(point(trustees.get("publicKey")), key.publicKey());
        for (KeyShare share : finished.shares()) {
            String j = "" + share.trustee();
            assertEquals(
                    bytes(trustees.get("shares").get(j)),
                    Bytes.copyOf(share.x().reveal().encode()));
            assertEquals(point(trustees.get("verificationKeys").get(j)), key.verificationKey(share.trustee()));
        }
    }

    @Test
    void owner_tracing_is_reproduced() throws Exception {
        assertTracing(vectors.get("ownerTracing"), Map.of(1, 42L, 3, 43L));
    }

    @Test
    void coin_tracing_is_reproduced() throws Exception {
        Point serialBase = point(vectors.get("generators").get("s"));
        JsonNode tracings = vectors.get("coinTracing");
        for (int i = 0; i < tracings.size(); i++) {
            JsonNode tracing = tracings.get(i);
            Point opened = assertTracing(tracing, Map.of(2, 44L + 2L * i, 3, 45L + 2L * i));
            Scalar rnd = Scalar.decode(bytes(tracing.get("rnd")).toArray());
            assertEquals(point(tracing.get("serial")), opened.plus(serialBase.times(rnd)));
        }
    }

    /** @param counters of the proofs' nonces, by trustee */
    private static Point assertTracing(JsonNode tracing, Map<Integer, Long> counters) throws Exception {
        Bytes parametersId = bytes(vectors.get("params").get("id"));
        Bytes order = bytes(tracing.get("order"));
        Ciphertext ciphertext = new Ciphertext(point(tracing.get("E1")), point(tracing.get("E2")));
        DecryptionRequest request = DecryptionRequest.of(parametersId, order.toArray(), ciphertext);
        Map<Integer, VerifiedShare> verified = new HashMap<>();
        for (int j : counters.keySet()) {
            JsonNode expected = tracing.get("shares").get("" + j);
            DecryptionShare share = DecryptionShare.prove(
                    finished.key(), finished.shares().get(j - 1), request, TestRandomness.ofVectors(counters.get(j)));
            assertEquals(point(expected.get("share")), share.point());
            assertEquals(bytes(expected.get("proof")), share.proof());
            assertEquals(expected.get("tag").asString(), Domain.proof("tracing-share", request.context(j)));
            verified.put(j, VerifiedShare.verify(finished.key(), request, share));
        }
        Point opened = ThresholdDecryption.combine(finished.key(), request, List.copyOf(verified.values()));
        assertEquals(point(tracing.get("opened")), opened);
        return opened;
    }

    private static JsonNode contribution(int trustee) {
        return vectors.get("trustees").get("contributions").get("" + trustee);
    }

    private static Bytes bytes(JsonNode node) {
        return Bytes.ofHex(node.asString());
    }

    private static Point point(JsonNode node) throws Exception {
        return Point.decode(bytes(node).toArray());
    }

    private static List<Point> points(JsonNode array) throws Exception {
        List<Point> points = new ArrayList<>();
        for (JsonNode node : array) {
            points.add(point(node));
        }
        return points;
    }
}
