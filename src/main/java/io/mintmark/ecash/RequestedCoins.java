package io.mintmark.ecash;

import static io.mintmark.ecash.WithdrawalRefusedException.require;

import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a withdrawal asks for, as the key list sees it.
 *
 * @param keys of the coins, in their order
 * @param total of the coins' values
 */
record RequestedCoins(WithdrawalRequest request, List<DenominationKey> keys, Money total) {
    RequestedCoins {
        keys = List.copyOf(keys);
    }

    /** @throws WithdrawalRefusedException if a key does not issue now, or the coins have no sum */
    static RequestedCoins issuing(WithdrawalRequest request, KeyList list, Instant now)
            throws WithdrawalRefusedException {
        return of(
                request,
                list,
                key -> list.findValid(key.id()).isPresent() && key.issuesAt(now),
                "a coin is asked for under a key that does not issue now");
    }

    /** @throws WithdrawalRefusedException if a key is not in the list, revoked or not, or the coins have no sum */
    static RequestedCoins listed(WithdrawalRequest request, KeyList list) throws WithdrawalRefusedException {
        return of(request, list, key -> true, "a coin is asked for under a key that is in no list");
    }

    private static RequestedCoins of(
            WithdrawalRequest request, KeyList list, Predicate<DenominationKey> fits, String otherwise)
            throws WithdrawalRefusedException {
        List<DenominationKey> keys = new ArrayList<>();
        for (WithdrawalRequest.Coin coin : request.coins()) {
            keys.add(list.find(coin.keyId())
                    .filter(fits)
                    .orElseThrow(() -> new WithdrawalRefusedException(WithdrawalRefusal.KEY_NOT_ISSUING, otherwise)));
        }
        return new RequestedCoins(request, keys, sum(keys));
    }

    private static Money sum(List<DenominationKey> keys) throws WithdrawalRefusedException {
        Currency currency = keys.getFirst().value().currency();
        Money sum = Money.zero(currency);
        for (DenominationKey key : keys) {
            require(
                    key.value().currency().equals(currency),
                    WithdrawalRefusal.WRONG_CURRENCY,
                    "the coins asked for are of more than one currency");
            try {
                sum = sum.plus(key.value());
            } catch (ArithmeticException e) {
                throw new WithdrawalRefusedException(
                        WithdrawalRefusal.AMOUNT_TOO_LARGE, "the coins' values exceed 2^53-1");
            }
        }
        return sum;
    }
}
