package io.mintmark.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The characters are painted as a terminal does, and the picture is read by another library than the one that drew it. */
class AQrCodeIsReadFromATerminalTest {
    private static final int BLACK = 0x000000;
    private static final int WHITE = 0xffffff;
    private static final Pattern LINE = Pattern.compile("\u001b\\[38;5;16;48;5;231m([ ▀▄█]+)\u001b\\[0m");

    /** Pixels of a module, and how many modules of the terminal are seen around the picture. */
    private static final int SCALE = 4;

    private static final int MARGIN = 6;

    @ParameterizedTest
    @ValueSource(ints = {BLACK, WHITE})
    void what_is_printed_is_read_again_on_a_dark_and_on_a_light_terminal(int background) throws ReaderException {
        for (String text :
                List.of("A", "mintmark1abc_-XYZ", "Gr\u00fc\u00dfe, \u20ac 5", "mintmark1" + "x".repeat(900))) {
            assertEquals(text, read(QrCode.of(text).orElseThrow(), background));
        }
    }

    @Test
    void four_light_modules_are_around_it() {
        List<String> lines = QrCode.of("A")
                .orElseThrow()
                .lines()
                .map(AQrCodeIsReadFromATerminalTest::blocks)
                .toList();
        int width = 21 + 2 * 4;
        assertEquals((width + 1) / 2, lines.size());
        for (String line : lines) {
            assertEquals(width, line.length());
            assertTrue(line.startsWith("    ") && line.endsWith("    "), line);
        }
        assertTrue(lines.get(0).isBlank()
                && lines.get(1).isBlank()
                && lines.getLast().isBlank());
    }

    @Test
    void as_much_as_the_largest_code_holds_fits_and_no_more() {
        String most = "x".repeat(2953);
        int lines = (177 + 2 * 4 + 1) / 2;
        assertEquals(lines, QrCode.of(most).orElseThrow().lines().count());
        assertEquals(Optional.empty(), QrCode.of(most + "x"));
    }

    private static String read(String printed, int background) throws ReaderException {
        List<String> lines =
                printed.lines().map(AQrCodeIsReadFromATerminalTest::blocks).toList();
        int width = (lines.getFirst().length() + 2 * MARGIN) * SCALE;
        int height = (2 * lines.size() + 2 * MARGIN) * SCALE;
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, background);
        for (int y = 0; y < 2 * lines.size() * SCALE; y++) {
            for (int x = 0; x < lines.getFirst().length() * SCALE; x++) {
                char block = lines.get(y / SCALE / 2).charAt(x / SCALE);
                boolean black = block == '█' || block == (y / SCALE % 2 == 0 ? '▀' : '▄');
                pixels[(y + MARGIN * SCALE) * width + x + MARGIN * SCALE] = black ? BLACK : WHITE;
            }
        }
        var picture = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(picture).getText();
    }

    private static String blocks(String line) {
        Matcher matcher = LINE.matcher(line);
        assertTrue(matcher.matches(), "every line sets its own colours and gives them back: " + line);
        return matcher.group(1);
    }
}
