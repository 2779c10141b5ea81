package io.mintmark.audit;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.blind.FirstAnswer;
import io.mintmark.crypto.blind.SignerAnswers;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.sigma.Conjunction;
import io.mintmark.crypto.sigma.LinearClaim;
import io.mintmark.ecash.Challenge;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Parameters;
import io.mintmark.ecash.SecondAnswers;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import java.util.ArrayList;
import java.util.List;

/** What the four messages of a withdrawal must have to do with each other (PROTOCOL section 5). */
final class Issuance {
    private Issuance() {}

    static LinearClaim firstAnswer(WithdrawalRequested event, WithdrawalRequest request, Parameters parameters)
            throws MalformedException, VerificationFailedException {
        event.firstAnswer().verify(parameters.bankKey());
        FirstAnswers first = FirstAnswers.decode(event.firstAnswer().message().toArray());
        require(
                first.paramsId().equals(request.paramsId())
                        && first.requestHash().equals(request.hash())
                        && first.expiresAt().equals(event.expiresAt())
                        && first.coins().size() == request.coins().size(),
                "it answers another request");
        return Verification.NOTHING_MORE;
    }

    static LinearClaim challenge(CoinsIssued event, WithdrawalsFold.Session session)
            throws MalformedException, VerificationFailedException {
        event.challenge().verify(session.event().identityKey());
        Challenge challenge = Challenge.decode(event.challenge().message().toArray());
        WithdrawalRequest request = session.request();
        require(
                challenge.paramsId().equals(request.paramsId())
                        && challenge.accountId().equals(event.accountId())
                        && challenge.withdrawalId().equals(event.withdrawalId())
                        && challenge.requestHash().equals(request.hash())
                        && challenge
                                .answer1Hash()
                                .equals(Hashing.sha256(
                                        session.event().firstAnswer().message().toArray()))
                        && challenge.coins().size() == request.coins().size(),
                "it is to another session");
        return Verification.NOTHING_MORE;
    }

    /** The bank's two answers to the challenge, coin by coin: a wallet that has them has the coins, and nobody else has any. */
    static LinearClaim secondAnswer(CoinsIssued event, WithdrawalsFold.Session session, KeyList keys)
            throws MalformedException, VerificationFailedException {
        event.secondAnswer().verify(keys.parameters().bankKey());
        byte[] message = event.challenge().message().toArray();
        Challenge challenge = Challenge.decode(message);
        FirstAnswers first =
                FirstAnswers.decode(session.event().firstAnswer().message().toArray());
        SecondAnswers second =
                SecondAnswers.decode(event.secondAnswer().message().toArray());
        List<WithdrawalRequest.Coin> coins = session.request().coins();
        require(
                second.paramsId().equals(session.request().paramsId())
                        && second.challengeHash().equals(Hashing.sha256(message))
                        && second.coins().size() == coins.size()
                        && first.coins().size() == coins.size()
                        && challenge.coins().size() == coins.size(),
                "it answers another challenge");
        List<LinearClaim> claims = new ArrayList<>();
        for (int j = 0; j < coins.size(); j++) {
            FirstAnswer answer = first.coins().get(j);
            claims.add(new SignerAnswers(
                            keys.find(coins.get(j).keyId())
                                    .orElseThrow(() -> new VerificationFailedException("an unknown key"))
                                    .issuerKey(),
                            answer.z1(coins.get(j).commitment()),
                            answer,
                            challenge.coins().get(j),
                            second.coins().get(j))
                    .claim());
        }
        return new Conjunction(claims);
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }
}
