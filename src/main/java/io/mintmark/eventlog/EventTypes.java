package io.mintmark.eventlog;

import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.denomination.DenominationEvent;
import io.mintmark.ledger.deposit.DepositEvent;
import io.mintmark.ledger.tracing.TracingEvent;
import io.mintmark.ledger.withdrawal.WithdrawalEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.tokenstore.ConfigToken;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;

/**
 * All that may be stored, each under a name that outlives the class. The store names no classes, so whoever can write to it
 * cannot have one loaded; what is not in this list is neither written nor read.
 */
public final class EventTypes {
    private final Map<String, Class<?>> types;
    private final Map<Class<?>, String> names;

    private EventTypes(Map<String, Class<?>> types) {
        this.types = Map.copyOf(types);
        this.names =
                types.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    /** The ledger's events, and what Axon itself stores beside them. */
    public static EventTypes ledger() {
        return new EventTypes(Map.ofEntries(
                Map.entry("account.AccountOpened.v1", AccountEvent.AccountOpened.class),
                Map.entry("account.CashedIn.v1", AccountEvent.CashedIn.class),
                Map.entry("account.CashedOut.v1", AccountEvent.CashedOut.class),
                Map.entry("account.WithdrawalDebited.v1", AccountEvent.WithdrawalDebited.class),
                Map.entry("account.DepositCredited.v1", AccountEvent.DepositCredited.class),
                Map.entry("account.AccountFrozen.v1", AccountEvent.AccountFrozen.class),
                Map.entry("account.AccountUnfrozen.v1", AccountEvent.AccountUnfrozen.class),
                Map.entry("account.LicenceRenewed.v1", AccountEvent.LicenceRenewed.class),
                Map.entry("account.LicenceRevoked.v1", AccountEvent.LicenceRevoked.class),
                Map.entry("account.AccountClosed.v1", AccountEvent.AccountClosed.class),
                Map.entry("denomination.DenominationPublished.v1", DenominationEvent.DenominationPublished.class),
                Map.entry("denomination.DenominationRevoked.v1", DenominationEvent.DenominationRevoked.class),
                Map.entry("denomination.IssuingStopped.v1", DenominationEvent.IssuingStopped.class),
                Map.entry("withdrawal.WithdrawalRequested.v1", WithdrawalEvent.WithdrawalRequested.class),
                Map.entry("withdrawal.CoinsIssued.v1", WithdrawalEvent.CoinsIssued.class),
                Map.entry("withdrawal.ChallengeConflicted.v1", WithdrawalEvent.ChallengeConflicted.class),
                Map.entry("withdrawal.WithdrawalExpired.v1", WithdrawalEvent.WithdrawalExpired.class),
                Map.entry("deposit.CoinSpent.v1", DepositEvent.CoinSpent.class),
                Map.entry("deposit.CoinSpentAgain.v1", DepositEvent.CoinSpentAgain.class),
                Map.entry("deposit.PaymentDeposited.v1", DepositEvent.PaymentDeposited.class),
                Map.entry("deposit.DoubleSpendDetected.v1", DepositEvent.DoubleSpendDetected.class),
                Map.entry("deposit.ForgerySuspected.v1", DepositEvent.ForgerySuspected.class),
                Map.entry("deposit.DepositSettled.v1", DepositEvent.DepositSettled.class),
                Map.entry("deposit.CoinWatched.v1", DepositEvent.CoinWatched.class),
                Map.entry("deposit.WatchedCoinDeposited.v1", DepositEvent.WatchedCoinDeposited.class),
                Map.entry("deposit.HeldCoinReleased.v1", DepositEvent.HeldCoinReleased.class),
                Map.entry("tracing.TrusteesAppointed.v1", TracingEvent.TrusteesAppointed.class),
                Map.entry("tracing.TracingOrdered.v1", TracingEvent.TracingOrdered.class),
                Map.entry("tracing.TracingApproved.v1", TracingEvent.TracingApproved.class),
                Map.entry("tracing.TracingRefused.v1", TracingEvent.TracingRefused.class),
                Map.entry("tracing.TracingDenied.v1", TracingEvent.TracingDenied.class),
                Map.entry("tracing.TracingExpired.v1", TracingEvent.TracingExpired.class),
                Map.entry("tracing.SharesSubmitted.v1", TracingEvent.SharesSubmitted.class),
                Map.entry("tracing.WrongSharesSubmitted.v1", TracingEvent.WrongSharesSubmitted.class),
                Map.entry("tracing.PayerTraced.v1", TracingEvent.PayerTraced.class),
                Map.entry("tracing.CoinsTraced.v1", TracingEvent.CoinsTraced.class),
                Map.entry("tracing.TracingAlarmed.v1", TracingEvent.TracingAlarmed.class),
                Map.entry("tracing.CoinsReportedStolen.v1", TracingEvent.CoinsReportedStolen.class),
                // Axon asks for metadata by this very name; no column holds it.
                Map.entry("org.axonframework.messaging.MetaData", MetaData.class),
                Map.entry("token.Position.v1", GlobalSequenceTrackingToken.class),
                Map.entry("token.Settings.v1", ConfigToken.class)));
    }

    /** These and one more, such as an aggregate whose state is stored as a snapshot. */
    public EventTypes with(String name, Class<?> type) {
        if (types.containsKey(name) || names.containsKey(type)) {
            throw new IllegalArgumentException(name + " or its class is in the list already");
        }
        Map<String, Class<?>> more = new HashMap<>(types);
        more.put(name, type);
        return new EventTypes(more);
    }

    /** All names. */
    public Set<String> names() {
        return types.keySet();
    }

    /** @throws SerializationException if the name is not in the list */
    public Class<?> typeOf(String name) {
        Class<?> type = types.get(name);
        if (type == null) {
            throw new SerializationException("a stored type is unknown: " + name);
        }
        return type;
    }

    /** @throws SerializationException if the class is not in the list */
    public String nameOf(Class<?> type) {
        String name = names.get(type);
        if (name == null) {
            throw new SerializationException("this class is not for storing: " + type.getName());
        }
        return name;
    }
}
