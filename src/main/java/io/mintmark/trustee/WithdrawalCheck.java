package io.mintmark.trustee;

import static io.mintmark.trustee.EvidenceRefusedException.require;

import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.group.Hashing;
import io.mintmark.crypto.sigma.BatchVerifier;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.crypto.threshold.DecryptionRequest;
import io.mintmark.ecash.Challenge;
import io.mintmark.ecash.FirstAnswers;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Licence;
import io.mintmark.ecash.TracingOrder;
import io.mintmark.ecash.TracingOrder.Subject;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether withdrawals are what an order names, as their holder and the bank made them. */
final class WithdrawalCheck {
    private final KeyList keys;
    private final VerifyingKey authority;
    private final TracingOrder order;

    WithdrawalCheck(KeyList keys, VerifyingKey authority, TracingOrder order) {
        this.keys = keys;
        this.authority = authority;
        this.order = order;
    }

    List<List<DecryptionRequest>> verify(List<WithdrawalEvidence> shown) throws EvidenceRefusedException {
        if (!(order.content().subject() instanceof Subject.OfAccount window)) {
            throw new EvidenceRefusedException(EvidenceRefusal.EVIDENCE_MALFORMED, "the order is for no account");
        }
        Set<WithdrawalId> seen = new HashSet<>();
        for (WithdrawalEvidence each : shown) {
            requireMeant(window, each.request());
            require(
                    seen.add(each.request().withdrawalId()),
                    EvidenceRefusal.WITHDRAWAL_TWICE,
                    "one withdrawal is shown twice");
            requireLicence(each);
            requireAnswer(each);
            requireChallenge(each);
        }
        requireProofs(shown);
        return shown.stream().map(each -> requests(each.request())).toList();
    }

    private void requireMeant(Subject.OfAccount window, WithdrawalRequest request) throws EvidenceRefusedException {
        require(
                request.accountId().equals(window.account()),
                EvidenceRefusal.OTHER_ACCOUNT,
                "the withdrawal is of an account that the order does not name");
        require(
                window.covers(request.requestedAt()),
                EvidenceRefusal.OUTSIDE_WINDOW,
                "the withdrawal is of a time that the order does not name");
        require(
                request.paramsId().equals(keys.parameters().id()),
                EvidenceRefusal.OTHER_PARAMETERS,
                "the withdrawal is of other parameters");
        require(
                request.coins().stream()
                        .allMatch(coin -> keys.find(coin.keyId()).isPresent()),
                EvidenceRefusal.KEY_UNKNOWN,
                "a coin's key is in no list of this bank");
    }

    /** By its signature alone: whose key it is stays true after the licence has expired. */
    private void requireLicence(WithdrawalEvidence shown) throws EvidenceRefusedException {
        Licence licence = shown.licence();
        try {
            licence.verify(authority, licence.notBefore());
        } catch (VerificationFailedException e) {
            throw new EvidenceRefusedException(EvidenceRefusal.LICENCE_FORGED, "the bank has not signed the licence");
        }
        require(
                licence.accountId().equals(shown.request().accountId()),
                EvidenceRefusal.OTHER_LICENCE,
                "the licence is another account's");
    }

    /** The rnd that stands in it is what makes a serial of what is opened. */
    private void requireAnswer(WithdrawalEvidence shown) throws EvidenceRefusedException {
        try {
            shown.firstAnswer().verify(keys.parameters().bankKey());
            FirstAnswers answer =
                    FirstAnswers.decode(shown.firstAnswer().message().toArray());
            require(
                    answer.paramsId().equals(keys.parameters().id())
                            && answer.requestHash().equals(shown.request().hash())
                            && answer.coins().size() == shown.request().coins().size(),
                    EvidenceRefusal.OTHER_ANSWER,
                    "the first answer is not to this request");
        } catch (EvidenceRefusedException e) {
            throw e;
        } catch (MalformedException e) {
            throw new EvidenceRefusedException(EvidenceRefusal.OTHER_ANSWER, "the first answer is none");
        } catch (VerificationFailedException e) {
            throw new EvidenceRefusedException(
                    EvidenceRefusal.ANSWER_FORGED, "the bank has not signed the first answer");
        }
    }

    /** By it the holder has ordered the debit: nobody else's withdrawal is put in the account's name. */
    private void requireChallenge(WithdrawalEvidence shown) throws EvidenceRefusedException {
        WithdrawalRequest request = shown.request();
        try {
            shown.challenge().verify(shown.licence().identityKey());
            Challenge challenge = Challenge.decode(shown.challenge().message().toArray());
            require(
                    challenge.paramsId().equals(request.paramsId())
                            && challenge.accountId().equals(request.accountId())
                            && challenge.withdrawalId().equals(request.withdrawalId())
                            && challenge.requestHash().equals(request.hash())
                            && challenge
                                    .answer1Hash()
                                    .equals(Hashing.sha256(
                                            shown.firstAnswer().message().toArray()))
                            && challenge.coins().size() == request.coins().size(),
                    EvidenceRefusal.OTHER_CHALLENGE,
                    "the challenge is not of this withdrawal");
        } catch (EvidenceRefusedException e) {
            throw e;
        } catch (MalformedException e) {
            throw new EvidenceRefusedException(EvidenceRefusal.OTHER_CHALLENGE, "the challenge is none");
        } catch (VerificationFailedException e) {
            throw new EvidenceRefusedException(
                    EvidenceRefusal.CHALLENGE_FORGED, "the account's holder has not signed the challenge");
        }
    }

    private void requireProofs(List<WithdrawalEvidence> shown) throws EvidenceRefusedException {
        List<Optional<Exception>> failures = BatchVerifier.verifyAll(
                shown,
                each -> each.request()
                        .claim(keys.parameters(), each.licence().identityKey().point()),
                "the proof does not hold");
        require(
                failures.stream().allMatch(Optional::isEmpty),
                EvidenceRefusal.WITHDRAWAL_INVALID,
                "a withdrawal's proof does not hold: its ciphertexts may be anybody's");
    }

    private List<DecryptionRequest> requests(WithdrawalRequest request) {
        return request.coins().stream()
                .map(coin -> DecryptionRequest.of(request.paramsId().value(), order.signedBytes(), coin.escrow()))
                .toList();
    }
}
