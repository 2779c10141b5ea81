package io.mintmark.holder;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ecash.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.bouncycastle.crypto.digests.SHA512Digest;
import org.bouncycastle.crypto.generators.PKCS5S2ParametersGenerator;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * 24 words that a person writes down (BIP 39, the English list): 256 bits of entropy and 8 of its SHA-256, 11 bits per word.
 * Whoever has them has the wallet.
 */
public final class Mnemonic {
    /** Bytes of the entropy. */
    public static final int ENTROPY_SIZE = 32;

    /** How many words. */
    public static final int WORDS = 24;

    private static final int BITS_PER_WORD = 11;
    private static final int ROUNDS = 2048;
    private static final List<String> LIST = list();

    private final byte[] entropy;

    private Mnemonic(byte[] entropy) {
        this.entropy = entropy.clone();
    }

    private static List<String> list() {
        try (InputStream in =
                Objects.requireNonNull(Mnemonic.class.getResourceAsStream("bip39-english.txt"), "the list of words")) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** New words. */
    public static Mnemonic generate(Randomness randomness) {
        return new Mnemonic(randomness.bytes(ENTROPY_SIZE));
    }

    /** @throws MalformedException unless it has 32 bytes */
    public static Mnemonic ofEntropy(byte[] entropy) throws MalformedException {
        if (entropy.length != ENTROPY_SIZE) {
            throw new MalformedException("the entropy of 24 words has 32 bytes");
        }
        return new Mnemonic(entropy);
    }

    /**
     * @param text the words, in any case, with any white space between them
     * @throws MalformedException for another number of words, a word that is not in the list, or words that do not belong
     *     together; it repeats none of them
     */
    public static Mnemonic parse(String text) throws MalformedException {
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String[] words = normal.strip().split("\\s+", -1);
        if (words.length != WORDS) {
            throw new MalformedException("there are " + WORDS + " words, and not " + words.length);
        }
        byte[] bits = new byte[WORDS * BITS_PER_WORD / 8];
        for (int i = 0; i < WORDS; i++) {
            int index = Collections.binarySearch(LIST, words[i]);
            if (index < 0) {
                throw new MalformedException("word " + (i + 1) + " is not in the list of BIP 39");
            }
            write(bits, i * BITS_PER_WORD, index);
        }
        byte[] entropy = Arrays.copyOf(bits, ENTROPY_SIZE);
        if (bits[ENTROPY_SIZE] != checksum(entropy)) {
            throw new MalformedException("these words do not belong together: one is wrong, or their order");
        }
        return new Mnemonic(entropy);
    }

    private static void write(byte[] bits, int from, int index) {
        for (int b = 0; b < BITS_PER_WORD; b++) {
            int bit = from + b;
            bits[bit / 8] |= (byte) ((index >> (BITS_PER_WORD - 1 - b) & 1) << (7 - bit % 8));
        }
    }

    private static int read(byte[] bits, int from) {
        int index = 0;
        for (int bit = from; bit < from + BITS_PER_WORD; bit++) {
            index = (index << 1) | ((bits[bit / 8] >> (7 - bit % 8)) & 1);
        }
        return index;
    }

    private static byte checksum(byte[] entropy) {
        return Hashing.sha256(entropy).toArray()[0];
    }

    /** To be shown once, to their owner alone. */
    public List<String> words() {
        byte[] bits = Arrays.copyOf(entropy, ENTROPY_SIZE + 1);
        bits[ENTROPY_SIZE] = checksum(entropy);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            words.add(LIST.get(read(bits, i * BITS_PER_WORD)));
        }
        return words;
    }

    /** 32 bytes. */
    public byte[] entropy() {
        return entropy.clone();
    }

    /** The seed, without a passphrase of its own: the store has one. */
    public Seed seed() {
        return new Seed(seed(""));
    }

    byte[] seed(String passphrase) {
        PKCS5S2ParametersGenerator pbkdf2 = new PKCS5S2ParametersGenerator(new SHA512Digest());
        pbkdf2.init(
                String.join(" ", words()).getBytes(StandardCharsets.US_ASCII),
                ("mnemonic" + passphrase).getBytes(StandardCharsets.UTF_8),
                ROUNDS);
        return ((KeyParameter) pbkdf2.generateDerivedMacParameters(Seed.SIZE * 8)).getKey();
    }

    @Override
    public String toString() {
        return "Mnemonic[hidden]";
    }
}
