package io.mintmark.config;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.group.Randomness;
import io.mintmark.ledger.BankKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bank's master secret on disk, and beside it its epoch, in a file of its own: the first is backed up once and never
 * changes, the second must not come back from a backup. The epoch is written last, once a database is bound to the keys (see
 * {@link KeyBinding}).
 */
public final class KeyFile {
    private static final String KEYS_VERSION = "mintmark-bank-keys v1\n";
    private static final String EPOCH_VERSION = "mintmark-bank-epoch v1\n";
    private static final Pattern KEYS =
            Pattern.compile(KEYS_VERSION + "master ([A-Za-z0-9_-]{43})\nestablished ([0-9TZ:-]{20})\n");
    private static final Pattern EPOCH = Pattern.compile(EPOCH_VERSION + "epoch ([A-Za-z0-9_-]{22})\n");
    private static final int MAX_SIZE = 256;
    private static final Instant END_OF_YEARS = Instant.parse("9999-12-31T23:59:59Z");

    private final SecretFile keys;
    private final SecretFile epoch;

    private KeyFile(Path path) {
        this.keys = new SecretFile(path);
        this.epoch = new SecretFile(path.resolveSibling(path.getFileName() + ".epoch"));
    }

    /** The key file of this path, which need not exist, with the epoch in {@code <path>.epoch}. */
    public static KeyFile at(Path path) {
        return new KeyFile(path);
    }

    /** Whether there is a key file, readable or not. */
    public boolean exists() throws IOException {
        return keys.exists();
    }

    /** Whether there is an epoch file, readable or not. */
    public boolean hasEpoch() throws IOException {
        return epoch.exists();
    }

    /**
     * Makes a new master secret.
     *
     * @param established now; cut to whole seconds
     * @throws FileAlreadyExistsException if there is a key file: it is never overwritten
     */
    public void create(Randomness randomness, Instant established) throws IOException {
        Instant seconds = established.truncatedTo(ChronoUnit.SECONDS);
        if (!seconds.isAfter(Instant.EPOCH) || seconds.isAfter(END_OF_YEARS)) {
            throw new IllegalArgumentException("a bank is established in 1970 to 9999");
        }
        keys.create(new Content(randomness.bytes(BankKeys.MASTER_SIZE), seconds).encode());
    }

    /**
     * Writes the first epoch: when the database has been bound.
     *
     * @throws FileAlreadyExistsException if there is one
     */
    public void createEpoch(Randomness randomness) throws IOException {
        epoch.create(encodeEpoch(randomness.bytes(BankKeys.EPOCH_SIZE)));
    }

    /** Writes a new epoch, in the place of the old: after every restore of the database. */
    public void renewEpoch(Randomness randomness) throws IOException {
        epoch.replace(encodeEpoch(randomness.bytes(BankKeys.EPOCH_SIZE)));
    }

    /**
     * The keys with their epoch.
     *
     * @throws IOException if one of the files is not there, or not for its owner's eyes only
     * @throws MalformedException if one of the files is not what was written
     */
    public BankKeys read() throws IOException, MalformedException {
        return new BankKeys(content().master(), readEpoch());
    }

    /** When the keys were made. */
    public Instant established() throws IOException, MalformedException {
        return content().established();
    }

    /** {@link BankKeys#fingerprint}, for which no epoch is needed. */
    public Bytes fingerprint() throws IOException, MalformedException {
        return new BankKeys(content().master(), Bytes.zeros(BankKeys.EPOCH_SIZE)).fingerprint();
    }

    private Content content() throws IOException, MalformedException {
        byte[] read = keys.read(MAX_SIZE);
        Matcher lines = KEYS.matcher(ascii(read));
        if (lines.matches()) {
            Content content = Content.decode(lines);
            if (Arrays.equals(content.encode(), read)) {
                return content;
            }
        }
        throw new MalformedException(keys + " is no key file of version 1, or damaged: restore it from its backup");
    }

    private Bytes readEpoch() throws IOException, MalformedException {
        Matcher lines = EPOCH.matcher(ascii(epoch.read(MAX_SIZE)));
        if (!lines.matches()) {
            throw new MalformedException(epoch + " is damaged: remove it, and a new epoch voids all open sessions");
        }
        return Bytes.copyOf(StrictText.decodeBase64Url(lines.group(1)));
    }

    private static byte[] encodeEpoch(byte[] value) {
        return (EPOCH_VERSION + "epoch " + StrictText.encodeBase64Url(value) + "\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String ascii(byte[] read) {
        return new String(read, StandardCharsets.ISO_8859_1); // the patterns take nothing beyond ASCII
    }

    @Override
    public String toString() {
        return "KeyFile[" + keys + "]";
    }

    /** What the key file says; no record, since the secret must not be printed. */
    private static final class Content {
        private final byte[] master;
        private final Instant established;

        private Content(byte[] master, Instant established) {
            this.master = master;
            this.established = established;
        }

        private static Content decode(Matcher lines) throws MalformedException {
            try {
                return new Content(StrictText.decodeBase64Url(lines.group(1)), Instant.parse(lines.group(2)));
            } catch (DateTimeException e) {
                throw new MalformedException("the key file's time is none");
            }
        }

        private byte[] encode() {
            String text = KEYS_VERSION + "master " + StrictText.encodeBase64Url(master) + "\nestablished " + established
                    + "\n";
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        private byte[] master() {
            return master;
        }

        private Instant established() {
            return established;
        }
    }
}
