package io.mintmark.api;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.StrictText;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ParamsId;
import io.mintmark.ecash.PaymentId;
import io.mintmark.ecash.Serial;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ledger.DepositId;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import io.mintmark.projection.PageRequest;
import io.mintmark.wire.Base64Url;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The values of requests and answers in their text forms, each of which has exactly one. */
final class Forms {
    /** Entries of a page when nothing is said about it. */
    static final String DEFAULT_LIMIT = "100";

    private static final int SHA_256 = 32;

    /** The first second of the year 10000. */
    private static final long END = 253_402_300_800L;

    private Forms() {}

    static String text(Bytes bytes) {
        return Base64Url.text(bytes);
    }

    static String text(byte[] bytes) {
        return Base64Url.text(bytes);
    }

    static Bytes bytes(String text) throws MalformedException {
        return Base64Url.bytes(text);
    }

    static Bytes bytes(String text, int size) throws MalformedException {
        return Base64Url.bytes(text, size);
    }

    static Bytes hash(String text) throws MalformedException {
        return bytes(text, SHA_256);
    }

    static AccountId accountId(String text) throws MalformedException {
        return in(text, AccountId::new);
    }

    static WithdrawalId withdrawalId(String text) throws MalformedException {
        return in(bytes(text), WithdrawalId::new);
    }

    static DepositId depositId(String text) throws MalformedException {
        return in(bytes(text), DepositId::new);
    }

    static PaymentId paymentId(String text) throws MalformedException {
        return in(bytes(text), PaymentId::new);
    }

    static ParamsId paramsId(String text) throws MalformedException {
        return in(bytes(text), ParamsId::new);
    }

    static KeyId keyId(String text) throws MalformedException {
        return in(bytes(text), KeyId::new);
    }

    static Serial serial(String text) throws MalformedException {
        return Serial.decode(StrictText.decodeBase64Url(text));
    }

    static Money money(long amount, String currency) throws MalformedException {
        Currency known = in(currency, Currency::new);
        return in(amount, minorUnits -> new Money(minorUnits, known));
    }

    /** A time of the protocol: in whole milliseconds, not before 1970, and not beyond what X.509 can say. */
    static Instant time(Instant time) throws MalformedException {
        boolean fits = time.getNano() % 1_000_000 == 0 && time.getEpochSecond() >= 0 && time.getEpochSecond() < END;
        if (!fits) {
            throw new MalformedException("a time is in whole milliseconds from 1970 to 9999");
        }
        return time;
    }

    /** The page of a list that is read from its beginning. */
    static PageRequest page(long after, int limit) throws MalformedException {
        if (after < 0 || limit < 1 || limit > PageRequest.MAX_LIMIT) {
            throw new MalformedException("a page begins at 0 or later and has 1 to 1000 entries");
        }
        return PageRequest.oldestFirst(limit).after(after);
    }

    /** The number after which the next page begins, if there is one. */
    static @Nullable Long next(OptionalLong next) {
        return next.isPresent() ? Long.valueOf(next.getAsLong()) : null;
    }

    static OrderId orderId(String text) throws MalformedException {
        return in(bytes(text), OrderId::new);
    }

    /** What a constructor makes of it, whose refusal is a matter of form. */
    static <F, T> T in(F form, Function<F, T> type) throws MalformedException {
        try {
            return type.apply(form);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new MalformedException("a value is not in its form");
        }
    }
}
