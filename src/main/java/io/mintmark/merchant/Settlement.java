package io.mintmark.merchant;

import io.mintmark.crypto.MalformedException;
import io.mintmark.merchant.BatchRecord.Batch;
import io.mintmark.merchant.DepositReport.Outcome;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.wire.DepositMessages.CoinResult;
import io.mintmark.wire.DepositMessages.PaymentResult;
import io.mintmark.wire.DepositMessages.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the bank's answer to a deposit: every payment has an outcome, and they add up, or it is no answer to it. */
record Settlement(Batch batch, Currency currency) {
    private static final Pattern CODE = Pattern.compile("[a-z0-9-]{1,64}");

    /** @throws MalformedException if it is not the answer to this deposit */
    DepositReport read(Result result) throws MalformedException {
        try {
            return fit(result);
        } catch (NullPointerException | ArithmeticException e) {
            throw unreadable();
        }
    }

    private DepositReport fit(Result result) throws MalformedException {
        require(result.depositId().equals(batch.depositId()));
        require(result.payments().size() == batch.payments().size());
        require(result.credited().currency().equals(currency.code()));
        List<Outcome> outcomes = new ArrayList<>();
        Money sum = Money.zero(currency);
        for (int i = 0; i < result.payments().size(); i++) {
            Outcome outcome = outcome(batch.payments().get(i), result.payments().get(i));
            outcomes.add(outcome);
            sum = sum.plus(outcome.credited());
        }
        require(sum.minorUnits() == result.credited().amount());
        return new DepositReport(batch.depositId(), sum, outcomes);
    }

    private Outcome outcome(PaymentRecord payment, PaymentResult result) throws MalformedException {
        return switch (result.outcome()) {
            case "accepted" -> accepted(payment, result);
            case "refused" -> refused(payment, result);
            default -> throw unreadable();
        };
    }

    private Outcome refused(PaymentRecord payment, PaymentResult result) throws MalformedException {
        String code = result.code();
        if (code == null || !CODE.matcher(code).matches()) {
            throw unreadable();
        }
        return new Outcome(payment.paymentId(), PaymentState.REFUSED, Money.zero(currency), Optional.of(code));
    }

    private Outcome accepted(PaymentRecord payment, PaymentResult result) throws MalformedException {
        require(payment.id().equals(result.paymentId()));
        require(result.coins().size() == payment.coins());
        long all = 0;
        long credited = 0;
        PaymentState state = PaymentState.CREDITED;
        for (CoinResult coin : result.coins()) {
            require(coin.value() > 0);
            all = Math.addExact(all, coin.value());
            switch (coin.outcome()) {
                case "credited" -> credited = Math.addExact(credited, coin.value());
                case "already-deposited" -> state = worse(state, PaymentState.DEPOSITED_BEFORE);
                case "held" -> state = worse(state, PaymentState.HELD);
                case "double-spent" -> state = PaymentState.DOUBLE_SPENT;
                default -> throw unreadable();
            }
        }
        require(all == payment.amount() && credited >= 0);
        return new Outcome(payment.paymentId(), state, new Money(credited, currency), Optional.empty());
    }

    /** Of several outcomes the one that the merchant has to know of: a loss before what may still come. */
    private static PaymentState worse(PaymentState one, PaymentState other) {
        return one == PaymentState.DOUBLE_SPENT || one == PaymentState.HELD ? one : other;
    }

    private static void require(boolean condition) throws MalformedException {
        if (!condition) {
            throw unreadable();
        }
    }

    private static MalformedException unreadable() {
        return new MalformedException("what the bank has answered is no answer to this deposit: nothing was recorded");
    }
}
