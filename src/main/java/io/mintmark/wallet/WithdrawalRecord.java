package io.mintmark.wallet;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.signature.Signature;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.holder.Evidence;
import io.mintmark.wire.Base64Url;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A withdrawal as far as it went. Its challenge is not in it: the seed and the first answer make the same one again.
 *
 * @param amount in minor units
 * @param coins how many
 * @param request the wallet's first message, base64url
 * @param firstAnswer the bank's only one
 * @param ended why there are no coins; null while there may be some
 */
public record WithdrawalRecord(
        String withdrawalId,
        Instant requestedAt,
        long amount,
        int coins,
        String request,
        Evidence.@Nullable Statement firstAnswer,
        Evidence.@Nullable Statement secondAnswer,
        @Nullable String ended) {
    /** What is known of a withdrawal. */
    enum State {
        REQUESTED,
        ANSWERED,
        ISSUED,
        ENDED
    }

    static WithdrawalRecord of(WithdrawalRequest request, long amount) {
        return new WithdrawalRecord(
                Base64Url.text(request.withdrawalId().value()),
                request.requestedAt(),
                amount,
                request.coins().size(),
                Base64Url.text(request.encoding()),
                null,
                null,
                null);
    }

    WithdrawalRecord answered(Signed first) {
        return new WithdrawalRecord(
                withdrawalId, requestedAt, amount, coins, request, Evidence.Statement.of(first), null, null);
    }

    WithdrawalRecord issued(Signed second) {
        return new WithdrawalRecord(
                withdrawalId, requestedAt, amount, coins, request, firstAnswer, Evidence.Statement.of(second), null);
    }

    WithdrawalRecord ended(String why) {
        return new WithdrawalRecord(withdrawalId, requestedAt, amount, coins, request, firstAnswer, secondAnswer, why);
    }

    Bytes id() throws MalformedException {
        return Base64Url.bytes(withdrawalId, WithdrawalId.SIZE);
    }

    WithdrawalRequest decoded() throws MalformedException {
        return WithdrawalRequest.decode(Base64Url.bytes(request).toArray());
    }

    Signed first() throws MalformedException {
        return signed(Objects.requireNonNull(firstAnswer));
    }

    Signed second() throws MalformedException {
        return signed(Objects.requireNonNull(secondAnswer));
    }

    private static Signed signed(Evidence.Statement statement) throws MalformedException {
        return signed(statement.message(), statement.signature());
    }

    static Signed signed(String message, String signature) throws MalformedException {
        return new Signed(
                Base64Url.bytes(message),
                Signature.decode(Base64Url.bytes(signature).toArray()));
    }
}
