package io.mintmark.client;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;

/** The bank has answered with a problem (RFC 9457): it has done nothing of what was asked. */
public final class BankRefusedException extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_TEXT = 500;

    private final int status;
    private final String code;

    /**
     * @param status of HTTP
     * @param code of the problem, as in docs/problems.md
     * @param title in a sentence
     * @param detail what the caller can do
     */
    BankRefusedException(int status, String code, String title, String detail) {
        super("the bank refuses: " + printable(title) + ". " + printable(detail) + " [" + printable(code) + "]");
        this.status = status;
        this.code = printable(code);
    }

    /** Nothing that a bank says may move the cursor of whoever reads it. */
    private static String printable(String text) {
        try {
            StrictText.requirePrintable(text);
            return text.length() <= MAX_TEXT ? text : text.substring(0, MAX_TEXT);
        } catch (MalformedException e) {
            return "(not printable)";
        }
    }

    /** Of HTTP. */
    public int status() {
        return status;
    }

    /** Of the problem, as in docs/problems.md. */
    public String code() {
        return code;
    }
}
