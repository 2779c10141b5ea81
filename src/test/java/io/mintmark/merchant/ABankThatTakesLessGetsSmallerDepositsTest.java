package io.mintmark.merchant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpExchange;
import io.mintmark.CountedRandomness;
import io.mintmark.client.BankRefusedException;
import io.mintmark.crypto.MalformedException;
import io.mintmark.ecash.DenominationKey;
import io.mintmark.ecash.Payment;
import io.mintmark.ecash.TestBank;
import io.mintmark.ecash.UncheckedPayer;
import io.mintmark.holder.Progress;
import io.mintmark.merchant.TillReport.Sum;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.DepositMessages.Amount;
import io.mintmark.wire.DepositMessages.CoinResult;
import io.mintmark.wire.DepositMessages.PaymentResult;
import io.mintmark.wire.DepositMessages.Request;
import io.mintmark.wire.DepositMessages.Result;
import io.mintmark.wire.StrictJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bank that credits whatever it is sent, if it is not too much at once. */
class ABankThatTakesLessGetsSmallerDepositsTest {
    @TempDir
    private Path folder;

    private final SetClock clock = new SetClock(Counter.NOW);
    private final List<Integer> sizes = new CopyOnWriteArrayList<>();
    private ListedBank bank;
    private Shop shop;
    private volatile String problem = "";

    @BeforeEach
    void open() throws Exception {
        bank = new ListedBank(304);
        bank.server().createContext("/v1/deposits", this::deposit);
        DenominationKey one = bank.publish(Counter.euros(1), Counter.TODAY, TestBank.DEPOSIT_UNTIL);
        shop = new Shop(folder, "shop", bank.client(clock), clock);
        var payer = new UncheckedPayer(
                bank.bank.parameters, CountedRandomness.seeded(6).scalar());
        for (int i = 0; i < 3; i++) {
            var coin = payer.forge(bank.bank.issuers.get(one.id()), one);
            shop.till().accept(payer.pay(shop.till().request(1, "", Counter.LIFE), List.of(coin)));
        }
    }

    @AfterEach
    void close() throws Exception {
        shop.close();
        bank.close();
    }

    private void deposit(HttpExchange exchange) throws IOException {
        Request request =
                StrictJson.mapper().readValue(exchange.getRequestBody().readAllBytes(), Request.class);
        sizes.add(request.payments().size());
        String refused = request.payments().size() > bank.paymentsPerDeposit ? "deposit-size-refused" : problem;
        if (refused.isEmpty()) {
            ListedBank.answer(exchange, 200, credited(request));
        } else {
            ListedBank.answer(exchange, 422, Map.of("code", refused, "title", "Refused", "detail", "As told"));
        }
    }

    private static Result credited(Request request) {
        List<PaymentResult> results = new ArrayList<>();
        for (String text : request.payments()) {
            try {
                String id = Base64Url.text(Payment.ofText(text).id().value());
                results.add(new PaymentResult(id, "accepted", null, List.of(new CoinResult("", 1, "credited", null))));
            } catch (MalformedException e) {
                throw new AssertionError(e);
            }
        }
        return new Result(request.depositId(), new Amount(results.size(), "EUR"), results);
    }

    private static Sum cents(long payments) {
        return new Sum(payments, Counter.euros(payments));
    }

    @Test
    void a_deposit_that_is_too_large_today_goes_in_parts() throws Exception {
        shop.endAtStep(1); // the deposit is recorded, and not sent
        assertFalse(shop.survives(() -> shop.till().deposit(Progress.UNWATCHED)));
        assertEquals(List.of(), sizes);
        bank.paymentsPerDeposit = 2;
        assertEquals(2, shop.till().deposit(Progress.UNWATCHED).size());
        assertEquals(List.of(3, 2, 1), sizes);
        assertEquals(cents(3), shop.till().report(0).credited());
    }

    @Test
    void what_is_refused_as_a_whole_waits_and_is_sent_again() throws Exception {
        problem = "account-closed";
        for (int time = 0; time < 2; time++) {
            var refusal =
                    assertThrows(BankRefusedException.class, () -> shop.till().deposit(Progress.UNWATCHED));
            assertEquals("account-closed", refusal.code());
            assertEquals(cents(3), shop.till().report(0).waiting());
        }
        problem = "";
        shop.till().deposit(Progress.UNWATCHED);
        assertEquals(List.of(3, 3, 3), sizes);
        assertEquals(cents(3), shop.till().report(0).credited());
    }
}
