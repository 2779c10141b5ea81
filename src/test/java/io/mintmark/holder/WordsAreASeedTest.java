package io.mintmark.holder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.CountedRandomness;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Hashing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class WordsAreASeedTest {
    private static final HexFormat HEX = HexFormat.of();

    /** From BIP 39's reference implementation; its seeds have the passphrase TREZOR. */
    @ParameterizedTest
    @CsvFileSource(resources = "bip39-24-words.csv")
    void the_official_vectors_hold(String entropy, String words, String seed) throws MalformedException {
        Mnemonic mnemonic = Mnemonic.parse(words);
        assertEquals(entropy, HEX.formatHex(mnemonic.entropy()));
        assertEquals(
                words,
                String.join(" ", Mnemonic.ofEntropy(HEX.parseHex(entropy)).words()));
        assertEquals(seed, HEX.formatHex(mnemonic.seed("TREZOR")));
    }

    @Test
    void the_list_is_the_standards() throws IOException {
        try (var list = Mnemonic.class.getResourceAsStream("bip39-english.txt")) {
            assertEquals(
                    "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda",
                    Hashing.sha256(list.readAllBytes()).hex());
        }
    }

    @Test
    void whatever_was_generated_is_read_again_however_it_is_typed() throws MalformedException {
        var random = CountedRandomness.seeded(1);
        for (int i = 0; i < 100; i++) {
            Mnemonic mnemonic = Mnemonic.generate(random);
            String typed = "  " + String.join(" \n", mnemonic.words()).toUpperCase(Locale.ROOT) + "\t";
            assertArrayEquals(mnemonic.entropy(), Mnemonic.parse(typed).entropy());
        }
    }

    @Test
    void a_mistake_is_said_without_repeating_a_word() {
        List<String> words =
                new ArrayList<>(Mnemonic.generate(CountedRandomness.seeded(2)).words());
        refused(words.subList(0, 23), "there are 24 words, and not 23");
        List<String> unknown = new ArrayList<>(words);
        unknown.set(6, "mintmark");
        refused(unknown, "word 7 is not in the list of BIP 39");
        List<String> swapped = new ArrayList<>(words);
        swapped.set(0, words.get(1));
        swapped.set(1, words.get(0));
        refused(swapped, "these words do not belong together: one is wrong, or their order");
    }

    private static void refused(List<String> words, String message) {
        var failure = assertThrows(MalformedException.class, () -> Mnemonic.parse(String.join(" ", words)));
        assertEquals(message, failure.getMessage());
    }

    @Test
    void words_are_not_printed() {
        assertEquals(
                "Mnemonic[hidden]",
                Mnemonic.generate(CountedRandomness.seeded(3)).toString());
    }
}
