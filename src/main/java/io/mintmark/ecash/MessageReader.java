package io.mintmark.ecash;

import io.mintmark.crypto.ItemReader;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.group.Scalar;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads the protocol's messages: {@link ItemReader} with the types of this package. */
final class MessageReader {
    private final ItemReader items;

    MessageReader(String tag, byte[] message) throws MalformedException {
        items = new ItemReader(message);
        items.tag(tag);
    }

    ParamsId paramsId() throws MalformedException {
        return new ParamsId(items.fixed(ParamsId.SIZE));
    }

    WithdrawalId withdrawalId() throws MalformedException {
        return new WithdrawalId(items.fixed(WithdrawalId.SIZE));
    }

    AccountId accountId() throws MalformedException {
        return AccountId.parse(items.text(AccountId.MAX_SIZE));
    }

    Point point() throws MalformedException {
        return Point.decode(items.exactly(Point.SIZE));
    }

    Scalar scalar() throws MalformedException {
        return Scalar.decode(items.exactly(Scalar.SIZE));
    }

    Instant instant() throws MalformedException {
        return Instant.ofEpochMilli(items.number());
    }

    /** Minor units, then the currency's code. */
    Money money() throws MalformedException {
        long minorUnits = items.number();
        try {
            return new Money(minorUnits, new Currency(items.text(3)));
        } catch (IllegalArgumentException e) {
            throw new MalformedException("a currency is three capital letters");
        }
    }

    /** Reads one part of a message that consists of as many as it has coins. */
    interface CoinPart<T> {
        T read() throws MalformedException;
    }

    /** What is left of the message, as 1 to 256 parts: one for each coin of a withdrawal. */
    <T> List<T> coins(CoinPart<T> part) throws MalformedException {
        List<T> coins = new ArrayList<>();
        do {
            if (coins.size() == WithdrawalRequest.MAX_COINS) {
                throw new MalformedException("a withdrawal has at most " + WithdrawalRequest.MAX_COINS + " coins");
            }
            coins.add(part.read());
        } while (items.hasMore());
        return coins;
    }

    ItemReader items() {
        return items;
    }
}
