package io.mintmark.crypto.threshold;

import static io.mintmark.crypto.threshold.Faults.assertMalformed;
import static io.mintmark.crypto.threshold.Faults.assertVoid;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.group.SecretScalar;
import io.mintmark.crypto.signature.Signature;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CeremonyTest {
    private static final List<Trustee> TRUSTEES =
            CeremonyFixture.keys(3, "names").stream().map(TrusteeKeys::trustee).toList();

    private static Items name(String bank, long trusteeCount, long threshold, int nonceSize) {
        Items items = new Items().add(bank).add(trusteeCount).add(threshold).add(Bytes.zeros(nonceSize));
        for (Trustee trustee : TRUSTEES) {
            items.add(trustee.signingKey().encode()).add(trustee.encryptionKey().encode());
        }
        return items;
    }

    private static Ceremony decode(Items name) throws Exception {
        return Ceremony.decode(name.toByteArray());
    }

    @Test
    void the_name_is_the_bank_nta_nonce_and_each_trustees_two_keys_in_order() throws Exception {
        Ceremony ceremony = decode(name("Bank", 3, 2, 16));
        assertEquals(3, ceremony.trusteeCount());
        assertEquals(2, ceremony.threshold());
        assertEquals(TRUSTEES.get(2), ceremony.trustee(3));
        assertEquals(Bytes.copyOf(name("Bank", 3, 2, 16).toByteArray()), ceremony.name());
        Ceremony announced = Ceremony.announce("Bank", 2, TRUSTEES, TestRandomness.seeded("a name"));
        assertEquals(
                announced.name(), Ceremony.decode(announced.name().toArray()).name());
        assertEquals(2, announced.indexOf(TRUSTEES.get(1)));
    }

    @Test
    void a_name_out_of_its_ranges_is_malformed() {
        assertMalformed(() -> decode(name("", 3, 2, 16)));
        assertMalformed(() -> decode(name("B".repeat(257), 3, 2, 16)));
        assertMalformed(() -> decode(name("Bank\n", 3, 2, 16)));
        assertMalformed(() -> decode(name("Bank", 0, 2, 16)));
        assertMalformed(() -> decode(name("Bank", 2, 2, 16)));
        assertMalformed(() -> decode(name("Bank", 4, 2, 16)));
        assertMalformed(() -> decode(name("Bank", 65, 2, 16)));
        assertMalformed(() -> decode(name("Bank", -1, 2, 16)));
        assertMalformed(() -> decode(name("Bank", 3, 0, 16)));
        assertMalformed(() -> decode(name("Bank", 3, 4, 16)));
        assertMalformed(() -> decode(name("Bank", 3, (1L << 32) + 2, 16)));
        assertMalformed(() -> decode(name("Bank", 3, 2, 15)));
        assertMalformed(() -> Ceremony.announce("Bank", 0, TRUSTEES, TestRandomness.seeded("")));
        assertMalformed(() -> Ceremony.announce("Bank", 1, List.of(), TestRandomness.seeded("")));
    }

    @Test
    void sixty_four_trustees_are_the_most() throws Exception {
        List<Trustee> many = CeremonyFixture.keys(65, "many").stream()
                .map(TrusteeKeys::trustee)
                .toList();
        Ceremony largest = Ceremony.announce("B".repeat(256), 64, many.subList(0, 64), TestRandomness.seeded(""));
        assertEquals(64, largest.trusteeCount());
        assertMalformed(() -> Ceremony.announce("Bank", 2, many, TestRandomness.seeded("")));
        assertMalformed(() -> decode(name("Bank", 3, 2, 16).add(Bytes.zeros(0))));
        Complaint byTheLast = new Complaint(largest.name(), 64, 1, new Signature(Bytes.zeros(Signature.SIZE)));
        assertEquals(byTheLast, Complaint.decode(byTheLast.encode()));
        Complaint byAnotherYet = new Complaint(largest.name(), 65, 1, byTheLast.signature());
        assertMalformed(() -> Complaint.decode(byAnotherYet.encode()));
    }

    @Test
    void a_trustee_listed_twice_is_refused() {
        List<Trustee> twice = List.of(TRUSTEES.get(0), TRUSTEES.get(1), TRUSTEES.get(0));
        assertVoid("trustee 3 ", () -> Ceremony.announce("Bank", 2, twice, TestRandomness.seeded("")));
    }

    @Test
    void one_key_for_two_purposes_is_refused() {
        Point key = TRUSTEES.get(0).signingKey().point();
        Trustee mixed = new Trustee(TRUSTEES.get(1).signingKey(), new HpkePublicKey(key));
        assertVoid(
                "trustee 2 ",
                () -> Ceremony.announce("Bank", 1, List.of(TRUSTEES.get(0), mixed), TestRandomness.seeded("")));
    }

    @Test
    void who_is_not_listed_cannot_join() throws Exception {
        Ceremony ceremony = decode(name("Bank", 3, 2, 16));
        TrusteeKeys stranger = CeremonyFixture.keys(1, "stranger").getFirst();
        assertVoid("these keys", () -> Participant.join(ceremony, stranger, TestRandomness.seeded("")));
    }

    @Test
    void participants_refuse_rounds_that_do_not_fit_theirs() throws Exception {
        CeremonyFixture fixture = CeremonyFixture.of(3, 2, "participants");
        CeremonyFixture other = CeremonyFixture.of(3, 2, "other participants");
        Participant.Committed first = fixture.join(1);
        HashRound othersHashes = other.ceremony().collectHashes(CeremonyFixture.hashes(other.contributions()));
        assertVoid("trustee 1 sent a message of another ceremony", () -> first.open(othersHashes));

        HashRound withoutMine = fixture.ceremony().collectHashes(CeremonyFixture.hashes(fixture.contributions()));
        assertVoid("the board shows another hash", () -> first.open(withoutMine));

        Map<Integer, Bytes> contributions = fixture.contributions();
        Map<Integer, Bytes> shown = CeremonyFixture.hashes(contributions);
        shown.put(1, first.hash());
        Participant.Opened opened = first.open(fixture.ceremony().collectHashes(shown));
        ContributionRound changed = fixture.open(contributions);
        assertVoid("the hashes were changed", () -> opened.deal(changed, TestRandomness.seeded("")));

        Participant.Received received =
                fixture.deal().getFirst().receive(CeremonyFixture.messagesFor(1, fixture.deal()));
        ComplaintRound foreign = changed.resolve(List.of(), List.of());
        assertVoid("the contributions were changed", () -> received.confirm(foreign));
    }

    @Test
    void secrets_do_not_print() throws Exception {
        SecretScalar secret = SecretScalar.of(Scalar.of(123456789));
        assertEquals("KeyShare[trustee=2, hidden]", new KeyShare(2, secret).toString());
        assertEquals("HpkePrivateKey[hidden]", new HpkePrivateKey(secret).toString());
        assertEquals(
                "TrusteeKeys[signing=SigningKey[hidden], decryption=HpkePrivateKey[hidden]]",
                CeremonyFixture.keys(1, "print").getFirst().toString());
    }

    @Test
    void zero_and_the_identity_are_nobodys_keys() {
        SecretScalar zero = SecretScalar.of(Scalar.ZERO);
        assertThrows(IllegalArgumentException.class, () -> new HpkePrivateKey(zero));
        assertThrows(IllegalArgumentException.class, () -> new HpkePublicKey(Point.IDENTITY));
        assertThrows(IllegalArgumentException.class, () -> new KeyShare(1, zero));
        assertThrows(IllegalArgumentException.class, () -> new KeyShare(0, SecretScalar.of(Scalar.ONE)));
    }
}
