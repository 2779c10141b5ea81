package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.CountedRandomness;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.PaymentRequest;
import io.mintmark.ecash.TestBank;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.holder.BankCheatedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AKeyListIsUpdatedTest {
    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock(Counter.NOW);
    private ListedBank bank;
    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        bank = new ListedBank(303);
        publish(1);
        shop = new Shop(folder, "shop", bank.client(clock), clock);
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
        bank.close();
    }

    private DenominationKey publish(long cents) {
        return bank.publish(Counter.euros(cents), Counter.TODAY, TestBank.DEPOSIT_UNTIL);
    }

    @Test
    void a_new_key_counts_from_then_on_and_a_request_names_the_new_list() throws Exception {
        DenominationKey two = publish(2);
        var payer = new UncheckedPayer(
                bank.bank.parameters, CountedRandomness.seeded(6).scalar());
        PaymentRequest request = shop.till().request(2, "", Counter.LIFE);
        var payment = payer.pay(request, List.of(payer.forge(bank.bank.issuers.get(two.id()), two)));
        assertEquals(
                "key-unknown",
                assertThrows(TillRefusedException.class, () -> shop.till().accept(payment))
                        .code());
        shop.till().update();
        shop.till().accept(payment);
        assertEquals(1, request.keyListNumber());
        assertEquals(2, shop.till().request(2, "", Counter.LIFE).keyListNumber());
    }

    @Test
    void an_old_list_is_young_again_when_the_bank_says_that_it_is_the_newest() throws Exception {
        clock.advance(Duration.ofDays(8));
        assertThrows(TillRefusedException.class, () -> shop.till().request(1, "", Counter.LIFE));
        shop.till().update();
        shop.till().request(1, "", Counter.LIFE);
    }

    @Test
    void a_merchant_may_be_stricter() throws Exception {
        try (Shop strict = new Shop(folder, "strict", bank.client(clock), clock, new TillPolicy(Duration.ofHours(1)))) {
            clock.advance(Duration.ofHours(1));
            strict.till().request(1, "", Counter.LIFE);
            clock.advance(Duration.ofMillis(1));
            assertThrows(TillRefusedException.class, () -> strict.till().request(1, "", Counter.LIFE));
        }
    }

    @Test
    void a_bank_with_two_lists_of_one_number_is_caught_and_the_evidence_kept() throws Exception {
        publish(2);
        shop.till().update();
        bank.forgetLastChange();
        publish(4);
        assertThrows(BankCheatedException.class, () -> shop.till().update());
        var evidence = shop.holder().evidence().getFirst();
        assertEquals("two-key-lists", evidence.kind());
        assertEquals(2, evidence.statements().stream().distinct().count());
    }
}
