package io.mintmark.cli;

import io.nayuki.qrcodegen.DataTooLongException;
import io.nayuki.qrcodegen.QrCode.Ecc;
import java.util.Optional;
import java.util.regex.Pattern;

/** A QR code for a terminal: two modules in each character, one above the other. */
final class QrCode {
    /** A scanner finds the code by the light modules around it. */
    private static final int QUIET_ZONE = 4;

    /** Black on white from the fixed part of the palette: a dark or a light theme changes neither. */
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";

    private static final String RESET = "\u001b[0m";

    private static final Pattern DRAWING =
            Pattern.compile("(?:" + Pattern.quote(BLACK_ON_WHITE) + "[█▀▄ ]+" + Pattern.quote(RESET) + "\n)+");

    private QrCode() {}

    /** Whether a text is what {@link #of} makes, and nothing else. */
    static boolean isDrawing(String text) {
        return DRAWING.matcher(text).matches();
    }

    /** Lines for a terminal, each complete with its colours; empty if the text does not fit into version 40 at level L. */
    static Optional<String> of(String text) {
        try {
            return Optional.of(draw(io.nayuki.qrcodegen.QrCode.encodeText(text, Ecc.LOW)));
        } catch (DataTooLongException e) {
            return Optional.empty();
        }
    }

    private static String draw(io.nayuki.qrcodegen.QrCode code) {
        StringBuilder lines = new StringBuilder();
        int end = code.size + QUIET_ZONE;
        for (int y = -QUIET_ZONE; y < end; y += 2) {
            lines.append(BLACK_ON_WHITE);
            for (int x = -QUIET_ZONE; x < end; x++) {
                lines.append(block(code.getModule(x, y), code.getModule(x, y + 1)));
            }
            lines.append(RESET).append('\n');
        }
        return lines.toString();
    }

    private static char block(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }
}
