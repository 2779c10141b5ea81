package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.group.Point;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bank's first message of a withdrawal, {@code answer1}: one {@link FirstAnswer} per coin.
 *
 * @param requestHash SHA-256 of the request that is answered
 * @param expiresAt until when the bank waits for the challenge
 */
public record FirstAnswers(ParamsId paramsId, Bytes requestHash, Instant expiresAt, List<FirstAnswer> coins) {
    public FirstAnswers {
        coins = List.copyOf(coins);
    }

    /** @throws MalformedException unless {@code message} is exactly one answer, of 1 to 256 coins, no rnd of which is zero */
    public static FirstAnswers decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.ANSWER1, message);
        ParamsId paramsId = in.paramsId();
        Bytes requestHash = in.items().fixed(32);
        Instant expiresAt = in.instant();
        List<FirstAnswer> coins = in.coins(() -> firstAnswer(in));
        return new FirstAnswers(paramsId, requestHash, expiresAt, coins);
    }

    private static FirstAnswer firstAnswer(MessageReader in) throws MalformedException {
        FirstAnswer answer = new FirstAnswer(in.scalar(), in.point(), in.point(), in.point());
        if (answer.rnd().isZero()) {
            throw new MalformedException("rnd is zero");
        }
        return answer;
    }

    /**
     * Whether a message says in its head that it answers this request, be the rest well-formed or not.
     *
     * @param requestHash SHA-256 of the request
     */
    public static boolean isTo(ParamsId paramsId, Bytes requestHash, Bytes message) {
        byte[] head =
                Items.of(Domain.ANSWER1).add(paramsId.value()).add(requestHash).toByteArray();
        byte[] start = Arrays.copyOf(message.toArray(), head.length);
        return Arrays.equals(head, start);
    }

    byte[] encode() {
        Point.normalizeAll(
                coins.stream().flatMap(c -> Stream.of(c.a(), c.a1(), c.a2())).toList());
        Items items =
                Items.of(Domain.ANSWER1).add(paramsId.value()).add(requestHash).add(Times.toMillis(expiresAt));
        for (FirstAnswer coin : coins) {
            items.add(coin.rnd().encode())
                    .add(coin.a().encode())
                    .add(coin.a1().encode())
                    .add(coin.a2().encode());
        }
        return items.toByteArray();
    }
}
