package io.mintmark.crypto.log;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.crypto.signature.VerifyingKey;
import java.util.HexFormat;

/**
 * The state of a log: three lines (C2SP tlog-checkpoint). Extension lines, which nobody can audit, are refused.
 *
 * @param origin which log
 * @param size number of leaves
 * @param root of the tree over them
 */
public record Checkpoint(String origin, long size, Bytes root) {
    public Checkpoint {
        if (origin.isEmpty() || origin.contains("\n") || size < 0 || root.size() != MerkleHash.SIZE) {
            throw new IllegalArgumentException("a checkpoint has a line of origin, a size and 32 bytes of root");
        }
    }

    /** The origin of a bank's log: it stays the same when the bank's trustees, and with them its parameters, change. */
    public static String originOf(VerifyingKey bank) {
        return "mintmark/" + HexFormat.of().formatHex(MerkleHash.sha256().digest(bank.encode()));
    }

    /** @throws MalformedException unless the text is these three lines, in their one form */
    public static Checkpoint decode(String text) throws MalformedException {
        String[] lines = text.split("\n", -1);
        if (lines.length != 4 || !lines[3].isEmpty() || lines[0].isEmpty()) {
            throw new MalformedException("a checkpoint has three lines");
        }
        StrictText.requirePrintable(lines[0]);
        byte[] root = NoteText.decodeBase64(lines[2]);
        if (root.length != MerkleHash.SIZE) {
            throw new MalformedException("a root has 32 bytes");
        }
        return new Checkpoint(lines[0], NoteText.decodeNumber(lines[1]), Bytes.copyOf(root));
    }

    /** The lines, which are what is signed. */
    public String encode() {
        return origin + "\n" + size + "\n" + NoteText.encodeBase64(root.toArray()) + "\n";
    }
}
