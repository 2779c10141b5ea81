package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.ADA;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.given;
import static io.mintmark.ledger.account.AccountFixture.in;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.account.AccountCommand.CashIn;
import io.mintmark.ledger.account.AccountCommand.CashOut;
import io.mintmark.ledger.account.AccountCommand.CloseAccount;
import io.mintmark.ledger.account.AccountCommand.Freeze;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountCommand.Unfreeze;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EveryTextOfAnAccountCanBeReadTest {
    /** Every command of an open account that carries a text. */
    private static final List<Function<String, AccountCommand>> COMMANDS = List.of(
            text -> new CashIn(ACCOUNT, cents(1), text, NOW),
            text -> new CashOut(ACCOUNT, cents(1), text, NOW),
            text -> new Freeze(ACCOUNT, text, NOW),
            text -> new Unfreeze(ACCOUNT, text, NOW),
            text -> new RevokeLicence(ACCOUNT, text, NOW),
            text -> new CloseAccount(ACCOUNT, text, NOW));

    static List<String> unreadable() {
        return List.of(
                "",
                " ",
                "\u2003 ",
                "x".repeat(257),
                "é".repeat(128) + "x",
                "two\nlines",
                "nul\0",
                "\u007f",
                "\u202etxt.exe",
                "\u2066",
                "half \ud83d");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_text_that_nobody_can_read_is_refused(String text) {
        for (Function<String, AccountCommand> command : COMMANDS) {
            given(OPENED, in(1)).when(command.apply(text)).expectRejection(new Rejection.TextRefused(256));
        }
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void a_name_that_nobody_can_read_is_refused(String name) {
        given().when(new OpenAccount(ADA.request(ADA.nonce), ADA.nonce, name, ADA.contractHash, NOW))
                .expectRejection(new Rejection.TextRefused(256));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "Käse, 200 g", "مرحبا", "😀"})
    void any_language_is_kept_as_it_was_written(String text) {
        given(OPENED)
                .when(new CashIn(ACCOUNT, cents(1), text, NOW))
                .expectEvents(new CashedIn(ACCOUNT, cents(1), text, NOW));
    }

    @Test
    void a_text_has_up_to_256_bytes_however_few_its_characters() {
        for (String text : List.of("x".repeat(256), "é".repeat(128), "😀".repeat(64))) {
            given(OPENED)
                    .when(new CashIn(ACCOUNT, cents(1), text, NOW))
                    .expectEvents(new CashedIn(ACCOUNT, cents(1), text, NOW));
        }
        assertEquals(256, AccountState.MAX_NAME);
        assertEquals(256, AccountState.MAX_TEXT);
    }
}
