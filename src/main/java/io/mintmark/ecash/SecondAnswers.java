package io.mintmark.ecash;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.Domain;
import io.mintmark.crypto.Items;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.blind.SecondAnswer;
import java.util.Arrays;
import java.util.List;

/**
 * The bank's second message of a withdrawal, {@code answer2}: one {@link SecondAnswer} per coin.
 *
 * @param challengeHash SHA-256 of the challenge that is answered
 */
public record SecondAnswers(ParamsId paramsId, Bytes challengeHash, List<SecondAnswer> coins) {
    public SecondAnswers {
        coins = List.copyOf(coins);
    }

    /** @throws MalformedException unless {@code message} is exactly one answer, of 1 to 256 coins */
    public static SecondAnswers decode(byte[] message) throws MalformedException {
        MessageReader in = new MessageReader(Domain.ANSWER2, message);
        ParamsId paramsId = in.paramsId();
        Bytes challengeHash = in.items().fixed(32);
        return new SecondAnswers(
                paramsId,
                challengeHash,
                in.coins(() -> new SecondAnswer(in.scalar(), in.scalar(), in.scalar(), in.scalar(), in.scalar())));
    }

    /**
     * Whether a message says in its head that it answers this challenge, be the rest well-formed or not.
     *
     * @param challengeHash SHA-256 of the challenge
     */
    public static boolean isTo(ParamsId paramsId, Bytes challengeHash, Bytes message) {
        byte[] head = Items.of(Domain.ANSWER2)
                .add(paramsId.value())
                .add(challengeHash)
                .toByteArray();
        byte[] start = Arrays.copyOf(message.toArray(), head.length);
        return Arrays.equals(head, start);
    }

    byte[] encode() {
        Items items = Items.of(Domain.ANSWER2).add(paramsId.value()).add(challengeHash);
        for (SecondAnswer coin : coins) {
            items.add(coin.c().encode())
                    .add(coin.r().encode())
                    .add(coin.cPrime().encode())
                    .add(coin.r1().encode())
                    .add(coin.r2().encode());
        }
        return items.toByteArray();
    }
}
