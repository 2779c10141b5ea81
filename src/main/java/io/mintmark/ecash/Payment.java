package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.blind.BlindSignature;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.crypto.threshold.Ciphertext;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A payment (PROTOCOL section 6): the merchant's request, 1 to 64 coins with their security tags, the payer's identity key
 * encrypted for the trustees, and the proof that all this belongs together. Whether it is valid is for
 * {@link PaymentVerifier}.
 */
public final class Payment {
    /** Most coins of one payment. */
    public static final int MAX_COINS = 64;

    /** Bytes of a coin with its tag. */
    public static final int COIN_SIZE = KeyId.SIZE + Point.SIZE + BlindSignature.SIZE + Point.SIZE;

    /** What a payment's text form starts with. */
    public static final String TEXT_PREFIX = "mintmark1";

    /** Bytes of the largest payment. */
    public static final int MAX_SIZE =
            PaymentRequest.MAX_SIZE + MAX_COINS * (Integer.BYTES + COIN_SIZE) + proofSize(MAX_COINS) + 128;

    /** The longest text form, in characters. */
    public static final int MAX_TEXT = TEXT_PREFIX.length() + (MAX_SIZE + 2) / 3 * 4;

    /**
     * A coin in a payment.
     *
     * @param tag the security tag T = u B + d (k + rnd) f: two of them with different d identify the payer, one tells nothing
     */
    public record SpentCoin(Coin coin, Point tag) {}

    private final PaymentRequest request;
    private final List<SpentCoin> coins;
    private final Ciphertext identityEscrow;
    private final Bytes proof;
    private final Bytes encoding;
    private final Scalar challenge;
    private final PaymentId id;

    Payment(PaymentRequest request, List<SpentCoin> coins, Ciphertext identityEscrow, Bytes proof) {
        this.request = request;
        this.coins = List.copyOf(coins);
        this.identityEscrow = identityEscrow;
        this.proof = proof;
        this.encoding = Bytes.copyOf(build());
        List<Coin> plain = coins.stream().map(SpentCoin::coin).toList();
        this.challenge = challenge(request, plain);
        this.id = new PaymentId(Hashing.sha256(addCoins(Items.of(Domain.PAYMENT_ID), request, plain)));
    }

    /** @throws MalformedException unless {@code message} is exactly one payment of 1 to 64 coins */
    public static Payment decode(byte[] message) throws MalformedException {
        ItemReader in = new ItemReader(message);
        in.tag(Domain.PAYMENT);
        PaymentRequest request = PaymentRequest.decode(in.bytes(PaymentRequest.MAX_SIZE));
        List<SpentCoin> coins = new ArrayList<>();
        byte[] item = in.bytes(COIN_SIZE);
        while (item.length == COIN_SIZE) {
            if (coins.size() == MAX_COINS) {
                throw new MalformedException("a payment has at most " + MAX_COINS + " coins");
            }
            coins.add(decodeCoin(ByteBuffer.wrap(item)));
            item = in.bytes(COIN_SIZE);
        }
        if (coins.isEmpty()) {
            throw new MalformedException("a payment has a coin");
        }
        Ciphertext identityEscrow = new Ciphertext(Point.decode(item), Point.decode(in.exactly(Point.SIZE)));
        Bytes proof = in.fixed(proofSize(coins.size()));
        in.end();
        return new Payment(request, coins, identityEscrow, proof);
    }

    /** A commitment and a response for each of 4 equations and witnesses per coin, and for 2 more. */
    private static int proofSize(int coins) {
        return (4 * coins + 2) * (Point.SIZE + Scalar.SIZE);
    }

    private static SpentCoin decodeCoin(ByteBuffer in) throws MalformedException {
        KeyId keyId = new KeyId(Bytes.copyOf(take(in, KeyId.SIZE)));
        Serial serial = Serial.decode(take(in, Point.SIZE));
        BlindSignature signature = BlindSignature.decode(take(in, BlindSignature.SIZE));
        return new SpentCoin(new Coin(keyId, serial, signature), Point.decode(take(in, Point.SIZE)));
    }

    private static byte[] take(ByteBuffer in, int size) {
        byte[] bytes = new byte[size];
        in.get(bytes);
        return bytes;
    }

    /** @throws MalformedException unless {@code text} is exactly what {@link #toText} makes of a payment */
    public static Payment ofText(String text) throws MalformedException {
        if (!text.startsWith(TEXT_PREFIX) || text.length() > MAX_TEXT) {
            throw new MalformedException("a payment's text starts with " + TEXT_PREFIX + " and has a limit");
        }
        return decode(StrictText.decodeBase64Url(text.substring(TEXT_PREFIX.length())));
    }

    /** {@code mintmark1} and the encoding in base64url: for links, QR codes and files. */
    public String toText() {
        return TEXT_PREFIX + StrictText.encodeBase64Url(encoding.toArray());
    }

    private byte[] build() {
        Items items = Items.of(Domain.PAYMENT).add(request.encode());
        for (SpentCoin spent : coins) {
            items.add(ByteBuffer.allocate(COIN_SIZE)
                    .put(spent.coin().keyId().value().toArray())
                    .put(spent.coin().serial().encode())
                    .put(spent.coin().signature().encode())
                    .put(spent.tag().encode())
                    .array());
        }
        return items.add(identityEscrow.e1().encode())
                .add(identityEscrow.e2().encode())
                .add(proof)
                .toByteArray();
    }

    /** d = H2S("payment-challenge", paramsId, request, keyId_0, S_0, signature_0, ...). */
    static Scalar challenge(PaymentRequest request, List<Coin> coins) {
        return Hashing.toScalar(Domain.PAYMENT_CHALLENGE, addCoins(new Items(), request, coins));
    }

    private static Items addCoins(Items items, PaymentRequest request, List<Coin> coins) {
        items.add(request.paramsId().value()).add(request.encode());
        for (Coin coin : coins) {
            items.add(coin.keyId().value())
                    .add(coin.serial().encode())
                    .add(coin.signature().encode());
        }
        return items;
    }

    /** What it answers. */
    public PaymentRequest request() {
        return request;
    }

    /** 1 to 64. */
    public List<SpentCoin> coins() {
        return coins;
    }

    /** (D1, D2) = (w B, u B + w Y): the payer's identity key, encrypted for the trustees. */
    public Ciphertext identityEscrow() {
        return identityEscrow;
    }

    /** The proof's NARG string. */
    public Bytes proof() {
        return proof;
    }

    /** d. */
    public Scalar challenge() {
        return challenge;
    }

    /** Its id: the same however the payer varies tags, escrow and proof. */
    public PaymentId id() {
        return id;
    }

    /** The message. */
    public Bytes encoding() {
        return encoding;
    }
}
