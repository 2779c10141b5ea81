package io.mintmark.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ATokenIsRememberedUntilItExpiresTest {
    private static final String OWN = "/v1/accounts/" + Shell.ACCOUNT;

    private static Shell shell;

    @BeforeAll
    static void start() {
        shell = Shell.start();
    }

    @AfterAll
    static void stop() {
        shell.close();
    }

    private static int remembered(String account) {
        return shell.jdbc().queryForObject("select count(*) from used_token where account = ?", Integer.class, account);
    }

    @Test
    void old_ones_are_forgotten_in_bounded_steps_and_no_others() {
        long now = Instant.now().getEpochSecond();
        for (int i = 0; i < 1500; i++) {
            shell.jdbc().update("insert into used_token values ('OLD', ?, ?)", "old-" + i, now - 60);
        }
        shell.jdbc().update("insert into used_token values ('NEW', 'new', ?)", now + 600);
        for (int i = 0; i < 256; i++) {
            assertEquals(200, own());
        }
        assertEquals(1500 - 1024, remembered("OLD"));
        for (int i = 0; i < 256; i++) {
            assertEquals(200, own());
        }
        assertEquals(0, remembered("OLD"));
        assertEquals(1, remembered("NEW"));
        assertEquals(512, remembered(Shell.ACCOUNT.value()));
    }

    private static int own() {
        return shell.sendAs(Shell.holderToken("GET", OWN, ""), "GET", OWN, "").statusCode();
    }
}
