package io.mintmark.api;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.TestDatabase;
import io.mintmark.bank.RunningBank;
import io.mintmark.bank.RunningServer;
import io.mintmark.bank.TestWallet;
import io.mintmark.ecash.Serial;
import io.mintmark.wire.SpentSerials;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class APrefixCanBeTooFullTest {
    /** Points of their own, as serials are; that two of them share a prefix is put into the read model. */
    private final Serial first = serial("first");

    private final Serial second = serial("second");

    @ParameterizedTest
    @EnumSource
    void and_then_nothing_is_signed_but_a_problem_is_told(TestDatabase.Kind kind, @TempDir Path folder) {
        String url = RunningBank.newUrl(kind, folder);
        try (RunningServer server = RunningServer.start(url, folder, "mintmark.api.spent-serials=1")) {
            ApiClient anybody = ApiClient.of(server);
            String path = "/v1/spent/" + ApiWallet.text(first.prefix());
            spend(server, first, 1);
            assertEquals(
                    1,
                    anybody.get(path)
                            .expect(200)
                            .as(SpentSerials.class)
                            .serials()
                            .size());
            spend(server, second, 2);
            anybody.get(path).expect(422).problem("prefix-too-full");
        }
    }

    private void spend(RunningServer server, Serial serial, long position) {
        int prefix = ByteBuffer.wrap(first.prefix().toArray()).getShort() & 0xffff;
        server.sql()
                .update(
                        "insert into spent_coin values (?, ?, ?, ?, 1, 'EUR', ?, 'SHOP', 0, 0)",
                        serial.encode(),
                        prefix,
                        position,
                        new byte[32],
                        new byte[32]);
    }

    private static Serial serial(String name) {
        try {
            return Serial.decode(new TestWallet(name).identityKey.verifyingKey().encode());
        } catch (io.mintmark.crypto.MalformedException e) {
            throw new AssertionError(e);
        }
    }
}
