package io.mintmark.merchant;

import io.mintmark.holder.Shelf.Item;
import io.mintmark.merchant.TillReport.Row;
import io.mintmark.merchant.TillReport.Sum;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Adds a report up. */
final class Tally {
    private final Currency currency;
    private final Map<PaymentState, Sum> sums = new EnumMap<>(PaymentState.class);
    private final Map<String, Long> refusals = new TreeMap<>();
    private @Nullable Instant depositBy;

    Tally(Currency currency) {
        this.currency = currency;
    }

    TillReport report(
            List<Item<RequestState, RequestRecord>> openRequests,
            List<Item<PaymentState, PaymentRecord>> payments,
            Instant now,
            int limit) {
        payments.forEach(item -> add(item.state(), item.value()));
        long expired = openRequests.stream()
                .filter(item -> item.value().expiresAt().isBefore(now))
                .count();
        return new TillReport(
                openRequests.size() - expired,
                expired,
                sum(PaymentState.ACCEPTED),
                Optional.ofNullable(depositBy),
                sum(PaymentState.CREDITED),
                sum(PaymentState.DEPOSITED_BEFORE),
                sum(PaymentState.REFUSED),
                Map.copyOf(refusals),
                sum(PaymentState.DOUBLE_SPENT),
                sum(PaymentState.HELD),
                payments.reversed().stream().limit(limit).map(this::row).toList());
    }

    private void add(PaymentState state, PaymentRecord payment) {
        Money credited = money(payment.credited());
        Money rest = money(payment.amount()).minus(credited);
        if (payment.credited() > 0) {
            count(PaymentState.CREDITED, credited);
        }
        switch (state) {
            case CREDITED -> {} // counted above
            case ACCEPTED, SENT -> {
                count(PaymentState.ACCEPTED, rest);
                depositBy =
                        depositBy == null || payment.depositBy().isBefore(depositBy) ? payment.depositBy() : depositBy;
            }
            case DEPOSITED_BEFORE, DOUBLE_SPENT, HELD -> count(state, rest);
            case REFUSED -> {
                count(state, rest);
                refusals.merge(String.valueOf(payment.code()), 1L, Math::addExact);
            }
        }
    }

    private void count(PaymentState state, Money amount) {
        sums.put(state, sum(state).plus(amount));
    }

    private Sum sum(PaymentState state) {
        return sums.getOrDefault(state, new Sum(0, Money.zero(currency)));
    }

    private Row row(Item<PaymentState, PaymentRecord> item) {
        PaymentRecord payment = item.value();
        return new Row(
                payment.paymentId(),
                payment.acceptedAt(),
                money(payment.amount()),
                payment.memo(),
                item.state(),
                money(payment.credited()),
                Optional.ofNullable(payment.code()));
    }

    private Money money(long amount) {
        return new Money(amount, currency);
    }
}
