package io.mintmark.ledger.withdrawal;

import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.KeyId;
import io.mintmark.ecash.KeyList;
import io.mintmark.ecash.Signed;
import io.mintmark.ecash.WalletWithdrawal;
import io.mintmark.ecash.WithdrawalId;
import io.mintmark.ecash.WithdrawalRefusal;
import io.mintmark.ecash.WithdrawalRequest;
import io.mintmark.ledger.Purse;
import io.mintmark.ledger.RecordedAccount;
import io.mintmark.ledger.Refused;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.Streams;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.ledger.denomination.DenominationCommand;
import io.mintmark.ledger.denomination.DenominationState;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.IssueCoins;
import io.mintmark.ledger.withdrawal.WithdrawalCommand.RequestWithdrawal;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.CoinsIssued;
import io.mintmark.ledger.withdrawal.WithdrawalEvent.WithdrawalRequested;
import io.mintmark.ledger.withdrawal.Withdrawals.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;

/** Alice, who has 100 cents, withdraws 1 and 2 of them at noon; the bank waits until ten past. */
final class WithdrawalScene {
    static final TestHolder ALICE = TestLedger.holder("Alice");
    static final DenominationState PUBLISHED = TestLedger.denominations(TestLedger.published(3));
    static final KeyList KEY_LIST = PUBLISHED.keys();
    static final Purse PURSE = new Purse(ALICE, KEY_LIST);
    static final WithdrawalId ID = TestLedger.withdrawalId(1);
    static final Bytes SIGMA = Bytes.ofHex("51".repeat(32));
    static final WithdrawalTerms TERMS = new WithdrawalTerms(KEYS, Duration.ofMinutes(5), Duration.ofMinutes(10), 4);
    static final Instant EXPIRES_AT = NOW.plus(Duration.ofMinutes(10));

    static final WalletWithdrawal.Requested WALLET = PURSE.request(ID, NOW, 1, 2);
    static final WithdrawalRequested REQUESTED =
            (WithdrawalRequested) follows(null, request(WALLET.request())).getFirst();
    static final WalletWithdrawal.Challenged CHALLENGED = challenge(WALLET, REQUESTED.firstAnswer());
    static final Signed CHALLENGE = CHALLENGED.challenge();
    static final CoinsIssued ISSUED = (CoinsIssued)
            follows(WithdrawalState.evolve(null, REQUESTED), issue(CHALLENGE)).getFirst();
    static final WithdrawalDebited DEBITED = new WithdrawalDebited(ALICE.accountId, ID, cents(3), NOW);
    static final CashedIn CASH = new CashedIn(ALICE.accountId, cents(100), "counter 1", NOW);

    final AggregateTestFixture<Withdrawal> fixture = new AggregateTestFixture<>(Withdrawal.class);
    final RecordedAccount account = new RecordedAccount(fixture.getEventBus());
    DenominationState denominations = PUBLISHED;
    WithdrawalTerms terms = TERMS;

    /** With Alice's account as it is after these events. */
    static WithdrawalScene of(AccountEvent... events) {
        WithdrawalScene scene = new WithdrawalScene();
        scene.account.given(List.of(events));
        for (Class<?> command : WithdrawalCommand.class.getPermittedSubclasses()) {
            scene.fixture.registerCommandHandler(
                    command, message -> scene.withdrawals().handle((WithdrawalCommand) message.getPayload()));
        }
        return scene;
    }

    /** With Alice's account, in which there is enough. */
    static WithdrawalScene ofAlice() {
        return of(ALICE.opened(), CASH);
    }

    private Withdrawals withdrawals() {
        return new Withdrawals(fixture.getRepository(), account, () -> denominations, terms);
    }

    ResultValidator<Withdrawal> when(WithdrawalCommand command) {
        return fixture.givenNoPriorActivity().when(command);
    }

    ResultValidator<Withdrawal> given(WithdrawalCommand command, WithdrawalEvent... events) {
        return fixture.given((Object[]) events).when(command);
    }

    /** What the withdrawal's stream holds. */
    List<Object> recorded() {
        return fixture.getEventStore()
                .readEvents(Streams.withdrawal(ALICE.accountId, ID))
                .asStream()
                .<Object>map(message -> message.getPayload())
                .toList();
    }

    static void isRefused(ResultValidator<Withdrawal> result, Rejection rejection) {
        result.expectException(Refused.with(rejection)).expectNoEvents();
    }

    static void isRefused(ResultValidator<Withdrawal> result, WithdrawalRefusal reason) {
        isRefused(result, new Rejection.WithdrawalRefused(reason));
    }

    static void answers(ResultValidator<Withdrawal> result, Signed answer) {
        result.expectSuccessfulHandlerExecution().expectResultMessagePayload(new Reply.Answer(answer));
    }

    static RequestWithdrawal request(WithdrawalRequest request) {
        return request(request, NOW);
    }

    static RequestWithdrawal request(WithdrawalRequest request, Instant at) {
        return new RequestWithdrawal(request, SIGMA, at);
    }

    static IssueCoins issue(Signed challenge) {
        return issue(challenge, NOW);
    }

    static IssueCoins issue(Signed challenge, Instant at) {
        return new IssueCoins(ALICE.accountId, ID, challenge, at);
    }

    static WalletWithdrawal.Challenged challenge(WalletWithdrawal.Requested requested, Signed firstAnswer) {
        try {
            return requested.challenge(firstAnswer);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static List<WithdrawalEvent> follows(WithdrawalState state, WithdrawalCommand command) {
        return WithdrawalState.decide(
                state, command, TERMS, () -> new WithdrawalState.Holder(ALICE.identityKey.verifyingKey(), PUBLISHED));
    }

    /** The id of the key for coins of 1 cent. */
    static KeyId keyOfOneCent() {
        return WALLET.request().coins().getFirst().keyId();
    }

    /** The denominations after one more change. */
    static DenominationState after(DenominationCommand command) {
        DenominationState state = PUBLISHED;
        for (var event : PUBLISHED.decide(command, KEYS, TestLedger.EUR)) {
            state = state.evolve(event);
        }
        return state;
    }

    /** The message with its last byte changed, signed by Alice: her challenge with another number in it. */
    static Signed otherChallenge() {
        return signed(tampered(CHALLENGE.message(), CHALLENGE.message().size() - 1));
    }

    static Signed signed(Bytes message) {
        return new Signed(message, ALICE.identityKey.sign(message.toArray()));
    }

    static Bytes tampered(Bytes message, int index) {
        byte[] bytes = message.toArray();
        bytes[index] ^= 1;
        return Bytes.copyOf(bytes);
    }
}
