package io.mintmark.config;

import io.mintmark.api.ReadModels;
import io.mintmark.eventlog.EventTypes;
import io.mintmark.eventlog.SealedLog;
import io.mintmark.ledger.bank.LedgerBusyException;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpent;
import io.mintmark.ledger.deposit.DepositEvent.CoinSpentAgain;
import io.mintmark.projection.View;
import io.mintmark.projection.ViewName;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/** The views and the processors that feed them. */
final class RunningViews implements ReadModels {
    private static final List<String> SPENDINGS = Stream.of(CoinSpent.class, CoinSpentAgain.class)
            .map(EventTypes.ledger()::nameOf)
            .toList();

    private final List<View> views;
    private final Processors processors;
    private final SealedLog log;

    RunningViews(List<View> views, Processors processors, SealedLog log) {
        this.views = List.copyOf(views);
        this.processors = processors;
        this.log = log;
    }

    @Override
    public long sealed() {
        return log.head();
    }

    /** A processor of this node knows what it has passed over; of another node's only what the view holds is known. */
    @Override
    public List<Progress> progress() {
        return views.stream()
                .map(view -> new Progress(
                        view.name(),
                        Math.max(
                                view.position(), processors.position(view.name().code()))))
                .toList();
    }

    @Override
    public void rebuild(ViewName name) {
        View view = views.stream().filter(v -> v.name() == name).findFirst().orElseThrow();
        try {
            processors.restart(name.code(), view::reset);
        } catch (UnableToClaimTokenException e) { // another node feeds it, or fed it a moment ago
            throw new LedgerBusyException(e);
        }
    }

    @Override
    public boolean hasUnreadSpending() {
        View spentCoins = views.stream()
                .filter(view -> view.name() == ViewName.SPENT_COINS)
                .findFirst()
                .orElseThrow();
        return log.hasAfter(spentCoins.position(), SPENDINGS);
    }

    /** Events that the slowest view has still to read. */
    long lag() {
        return progress().stream().mapToLong(this::lag).max().orElse(0);
    }

    /** Events that this view has still to read. */
    long lag(ViewName name) {
        return progress().stream()
                .filter(progress -> progress.view() == name)
                .mapToLong(this::lag)
                .sum();
    }

    private long lag(Progress progress) {
        return Math.max(0, Math.subtractExact(sealed(), progress.position()));
    }
}
