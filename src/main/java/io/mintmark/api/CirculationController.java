package io.mintmark.api;

import io.mintmark.projection.circulation.Circulation.Coins;
import io.mintmark.projection.circulation.Circulation.Total;
import io.mintmark.projection.circulation.CirculationView;
import io.mintmark.wire.Circulation;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How many coins are out. */
@RestController
public final class CirculationController {
    private final CirculationView view;
    private final BankProfile bank;
    private final Now now;

    public CirculationController(CirculationView view, BankProfile bank, Now now) {
        this.view = view;
        this.bank = bank;
        this.now = now;
    }

    @GetMapping("/v1/circulation")
    @Describes(
            value = "What is in circulation: cashIn - cashOut = balances + outstanding + held",
            answer = Circulation.class)
    public Circulation circulation() {
        var counted = view.read(now.get());
        var currency = bank.accounts().currency();
        Total total = counted.totals().stream()
                .filter(sums -> sums.currency().equals(currency))
                .findFirst()
                .orElse(new Total(currency, 0, 0, 0, 0, 0));
        return new Circulation(
                counted.position(),
                currency.code(),
                total.cashIn(),
                total.cashOut(),
                total.balances(),
                total.outstanding(),
                total.held(),
                counted.keys().stream().map(CirculationController::denomination).toList());
    }

    private static Circulation.Denomination denomination(Coins coins) {
        return new Circulation.Denomination(
                Forms.text(coins.keyId().value()),
                coins.value().minorUnits(),
                coins.depositUntil(),
                coins.issued(),
                coins.deposited(),
                coins.outstanding(),
                coins.expired());
    }
}
