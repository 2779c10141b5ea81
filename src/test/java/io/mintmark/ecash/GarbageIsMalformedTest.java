package io.mintmark.ecash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whatever bytes arrive, a decoder says malformed or gives a value that can be verified and refused; nothing else happens. */
class GarbageIsMalformedTest {
    private static final long SEED = 301;
    private static final int ROUNDS = 1500;
    private static final RecordedWithdrawal RECORD = RecordedWithdrawal.of(SEED, 1, 2);
    private static final TestBank BANK = RECORD.bank;
    private static final Payment PAYMENT = RECORD.wallet.pay(BANK.request(3), RECORD.coins);

    private interface Reader {
        void read(byte[] message) throws MalformedException, VerificationFailedException;
    }

    /** A kind of message: one of them, what parses, and what is done with it on arrival. */
    private record Kind(
            String name, String tag, Bytes message, Predicate<Bytes> parses, Reader decode, Reader verify) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(
                    "payment",
                    Domain.PAYMENT,
                    PAYMENT.encoding(),
                    Grammar.PAYMENT::parses,
                    Payment::decode,
                    message -> new PaymentVerifier(BANK.keyList).verify(Payment.decode(message))),
            new Kind(
                    "payment request",
                    Domain.PAYMENT_REQUEST,
                    Bytes.copyOf(PAYMENT.request().encode()),
                    Grammar::parsesRequest,
                    PaymentRequest::decode,
                    message -> new Payer(BANK.keyList, RECORD.wallet.identityKey)
                            .pay(PaymentRequest.decode(message), RECORD.coins, TestBank.NOW, BANK.random)),
            new Kind(
                    "withdrawal",
                    Domain.WITHDRAWAL,
                    RECORD.request().encoding(),
                    Grammar.WITHDRAWAL::parses,
                    WithdrawalRequest::decode,
                    message -> BankSession.verify(
                            WithdrawalRequest.decode(message),
                            BANK.keyList,
                            RECORD.wallet.identityKey.verifyingKey(),
                            TestBank.NOW)),
            new Kind(
                    "answer1",
                    Domain.ANSWER1,
                    RECORD.first.message(),
                    Grammar.ANSWER1::parses,
                    FirstAnswers::decode,
                    message -> RECORD.fresh().challenge(RECORD.byBank(Bytes.copyOf(message)))),
            new Kind(
                    "challenge",
                    Domain.CHALLENGE,
                    RECORD.challenged.challenge().message(),
                    Grammar.CHALLENGE::parses,
                    Challenge::decode,
                    message -> RECORD.session()
                            .secondAnswer(
                                    RECORD.first, RECORD.byAccount(Bytes.copyOf(message)), BANK.keyList, TestBank.NOW)),
            new Kind(
                    "answer2",
                    Domain.ANSWER2,
                    RECORD.second.message(),
                    Grammar.ANSWER2::parses,
                    SecondAnswers::decode,
                    message -> RECORD.challenged.coins(RECORD.byBank(Bytes.copyOf(message)), serial -> false)));

    /** Decodes as the grammar says; and what decodes is verified with no unchecked exception. */
    private static boolean read(Kind kind, String what, Bytes message) {
        String name = kind.name() + ", " + what;
        byte[] bytes = message.toArray();
        Verdict due = kind.parses().test(message) ? Verdict.ACCEPTED : Verdict.MALFORMED;
        assertEquals(due, Verdict.of(name, () -> kind.decode().read(bytes)), name);
        if (due == Verdict.ACCEPTED) {
            Verdict.of(name, () -> kind.verify().read(bytes));
        }
        return due == Verdict.ACCEPTED;
    }

    @Test
    void random_bytes() {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] bytes = new byte[random.nextInt(random.nextBoolean() ? 64 : 2000)];
            random.nextBytes(bytes);
            for (Kind kind : KINDS) {
                read(kind, "random bytes of seed " + seed, Bytes.copyOf(bytes));
            }
        }
    }

    @Test
    void random_bytes_after_the_right_tag() {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            Random random = new Random(seed);
            for (Kind kind : KINDS) {
                byte[] head = Ladder.join(
                                Grammar.items(kind.message()).orElseThrow().subList(0, 1 + random.nextInt(4)))
                        .toArray();
                byte[] bytes = Arrays.copyOf(head, head.length + random.nextInt(600));
                for (int i = head.length; i < bytes.length; i++) {
                    bytes[i] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : 0);
                }
                read(kind, "a head, then random bytes of seed " + seed, Bytes.copyOf(bytes));
            }
        }
    }

    @Test
    void items_of_all_messages_mixed() {
        List<byte[]> pool = new ArrayList<>(List.of(new byte[0], new byte[1], new byte[33], new byte[32], new byte[8]));
        KINDS.forEach(kind -> pool.addAll(Grammar.items(kind.message()).orElseThrow()));
        int parsed = 0;
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            Random random = new Random(seed);
            Kind kind = KINDS.get(random.nextInt(KINDS.size()));
            List<byte[]> items = Grammar.items(kind.message()).orElseThrow();
            for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
                edit(items, pool, random);
            }
            parsed += read(kind, "mixed items of seed " + seed, Ladder.join(items)) ? 1 : 0;
        }
        assertTrue(parsed > ROUNDS / 20, "too few of them parse to show anything: " + parsed);
    }

    private static void edit(List<byte[]> items, List<byte[]> pool, Random random) {
        int at = random.nextInt(items.size());
        byte[] other = pool.get(random.nextInt(pool.size()));
        switch (random.nextInt(6)) {
            case 0 -> items.set(at, other);
            case 1 -> items.add(at, other);
            case 2 -> items.set(at, items.get(random.nextInt(items.size())));
            case 3 -> sameSize(pool, items.get(at).length, random, items, at);
            case 4 -> items.addAll(at, List.copyOf(items.subList(at, items.size())));
            default ->
                items.subList(at, Math.min(items.size() - 1, at + random.nextInt(5)))
                        .clear();
        }
    }

    /** Replaced by another item that has the right size at least. */
    private static void sameSize(List<byte[]> pool, int size, Random random, List<byte[]> items, int at) {
        List<byte[]> fitting = pool.stream().filter(item -> item.length == size).toList();
        items.set(at, fitting.isEmpty() ? new byte[size] : fitting.get(random.nextInt(fitting.size())));
    }

    @Test
    void lengths_that_no_memory_could_hold() {
        for (Kind kind : KINDS) {
            for (int length : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, -1, 1 << 30}) {
                byte[] bytes = java.nio.ByteBuffer.allocate(100).putInt(length).array();
                read(kind, "a first length of " + length, Bytes.copyOf(bytes));
                byte[] tagged =
                        Arrays.copyOf(io.mintmark.crypto.Items.of(kind.tag()).toByteArray(), 100);
                java.nio.ByteBuffer.wrap(tagged).putInt(4 + kind.tag().length(), length);
                read(kind, "a second length of " + length, Bytes.copyOf(tagged));
            }
        }
    }

    @Test
    void points_scalars_and_signatures() {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            Random random = new Random(seed);
            byte[] point = new byte[32 + random.nextInt(3)];
            random.nextBytes(point);
            point[0] = (byte) random.nextInt(5);
            assertDecodes(Grammar.POINT, "point of seed " + seed, point, Point::decode);
            assertDecodes(Grammar.POINT, "serial of seed " + seed, point, Serial::decode);
            byte[] scalar = new byte[31 + random.nextInt(3)];
            random.nextBytes(scalar);
            Arrays.fill(scalar, 0, random.nextInt(8), (byte) 0xff);
            assertDecodes(Grammar.SCALAR, "scalar of seed " + seed, scalar, Scalar::decode);
            byte[] signature = RECORD.coins.getFirst().coin().signature().encode();
            int at = random.nextInt(signature.length);
            signature[at] = (byte) random.nextInt();
            byte[] resized = Arrays.copyOf(signature, signature.length - 1 + random.nextInt(3));
            assertDecodes(Grammar::isSignature, "signature of seed " + seed, resized, BlindSignature::decode);
        }
    }

    private static void assertDecodes(Grammar.Part part, String what, byte[] bytes, Reader decoder) {
        Verdict due = part.test(bytes) ? Verdict.ACCEPTED : Verdict.MALFORMED;
        assertEquals(due, Verdict.of(what, () -> decoder.read(bytes)), what);
    }
}
