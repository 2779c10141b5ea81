package io.mintmark.ledger;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;

/** References, reasons and names: what people write into the ledger. */
public final class Texts {
    private Texts() {}

    /** @throws RejectedException if the text is blank, has more bytes, or a control or bidirectional character */
    public static void require(String text, int maxBytes) {
        try {
            StrictText.requirePrintable(text);
        } catch (MalformedException e) {
            throw new RejectedException(new Rejection.TextRefused(maxBytes));
        }
        if (text.isBlank() || StrictText.encodeUtf8(text).length > maxBytes) {
            throw new RejectedException(new Rejection.TextRefused(maxBytes));
        }
    }
}
