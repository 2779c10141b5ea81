package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.EUR;
import static io.mintmark.ledger.TestLedger.LICENCES;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.holder;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.ADA;
import static io.mintmark.ledger.account.AccountFixture.CLOSED;
import static io.mintmark.ledger.account.AccountFixture.FROZEN;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.given;
import static io.mintmark.ledger.account.AccountFixture.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.TestLedger;
import io.mintmark.ledger.TestLedger.TestHolder;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AnAccountIsOpenedOnceTest {
    private static final Bytes OTHER_NONCE = Bytes.ofHex("ab".repeat(AccountOpening.NONCE_SIZE));

    private static OpenAccount opening(CertificationRequest request, Bytes nonce, String name, Bytes contract) {
        return new OpenAccount(request, nonce, name, contract, NOW);
    }

    private static OpenAccount requestedBy(CertificationRequest request) {
        return opening(request, ADA.nonce, ADA.name, ADA.contractHash);
    }

    @Test
    void an_account_is_opened_with_all_that_it_was_opened_by() {
        given().when(ADA.opening())
                .expectEvents(new AccountOpened(
                        AccountId.of(ADA.identityKey.verifyingKey()),
                        ADA.identityKey.verifyingKey(),
                        EUR,
                        ADA.request(ADA.nonce).encoding(),
                        ADA.nonce,
                        "Ada Lovelace",
                        ADA.contractHash,
                        LICENCES.issue(
                                        ACCOUNT,
                                        ADA.identityKey.verifyingKey(),
                                        NOW,
                                        NOW.plus(ACCOUNT_TERMS.licenceValidity()))
                                .encoding(),
                        NOW.plus(ACCOUNT_TERMS.licenceValidity()),
                        NOW))
                .expectState(account -> {
                    assertEquals(cents(0), account.state().balance());
                    assertEquals("account/" + ACCOUNT, account.stream());
                    assertFalse(account.state().frozen());
                    assertFalse(account.state().closed());
                });
    }

    @Test
    void the_same_opening_again_changes_nothing() {
        given(OPENED).when(ADA.opening()).expectNothing();
        given(OPENED, in(5), FROZEN).when(ADA.opening()).expectNothing();
        OpenAccount later = new OpenAccount(
                ADA.request(ADA.nonce), ADA.nonce, ADA.name, ADA.contractHash, NOW.plus(Duration.ofDays(1)));
        given(OPENED).when(later).expectNothing();
    }

    @Test
    void an_account_cannot_be_opened_twice_for_one_key() {
        given(OPENED)
                .when(opening(ADA.request(OTHER_NONCE), OTHER_NONCE, ADA.name, ADA.contractHash))
                .expectRejection(new Rejection.IdentityKeyInUse());
    }

    @Test
    void another_nonce_name_contract_or_request_is_another_opening() {
        CertificationRequest request = ADA.request(ADA.nonce);
        for (OpenAccount other : new OpenAccount[] {
            opening(request, OTHER_NONCE, ADA.name, ADA.contractHash),
            opening(request, ADA.nonce, "Ada Byron", ADA.contractHash),
            opening(request, ADA.nonce, ADA.name, Bytes.zeros(32)),
            opening(ADA.request(OTHER_NONCE), ADA.nonce, ADA.name, ADA.contractHash)
        }) {
            given(OPENED).when(other).expectRejection(new Rejection.IdentityKeyInUse());
        }
    }

    @Test
    void a_closed_account_is_never_opened_again() {
        given(OPENED, CLOSED)
                .when(opening(ADA.request(OTHER_NONCE), OTHER_NONCE, ADA.name, ADA.contractHash))
                .expectRejection(new Rejection.IdentityKeyInUse());
        given(OPENED, CLOSED).when(ADA.opening()).expectNothing();
    }

    @Test
    void a_request_for_another_opening_is_refused() {
        CertificationRequest otherNonce = ADA.request(OTHER_NONCE);
        CertificationRequest otherName = CertificationRequest.create(
                ADA.identityKey, new AccountOpening(TestLedger.PARAMETERS.id(), ADA.nonce, "Ada Byron"));
        CertificationRequest otherBank = CertificationRequest.create(
                ADA.identityKey,
                new AccountOpening(TestLedger.parameters("Other Bank").id(), ADA.nonce, ADA.name));
        for (CertificationRequest request : new CertificationRequest[] {otherNonce, otherName, otherBank}) {
            given().when(requestedBy(request)).expectRejection(new Rejection.OpeningRefused());
        }
    }

    @Test
    void a_request_that_the_key_has_not_signed_is_refused() throws Exception {
        byte[] forged = ADA.request(ADA.nonce).encoding().toArray();
        forged[forged.length - 1] ^= 1;
        given().when(requestedBy(CertificationRequest.decode(forged))).expectRejection(new Rejection.OpeningRefused());
    }

    @Test
    void a_name_of_256_bytes_is_taken() {
        TestHolder holder = holder("é".repeat(128));
        given().when(holder.opening()).expectEvents(holder.opened());
        assertEquals("é".repeat(128), holder.opened().holderName());
    }

    @Test
    void a_nonce_has_16_bytes() {
        for (int size : new int[] {0, 15, 17}) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> AccountState.decide(
                            null,
                            opening(ADA.request(ADA.nonce), Bytes.zeros(size), ADA.name, ADA.contractHash),
                            ACCOUNT_TERMS));
        }
    }

    @Test
    void two_keys_have_two_accounts() {
        TestHolder bob = holder("Bob");
        given().when(bob.opening()).expectEvents(bob.opened());
        assertFalse(bob.accountId.equals(ACCOUNT));
    }

    @Test
    void an_account_begins_with_its_opening() {
        assertThrows(IllegalStateException.class, () -> AccountState.evolve(null, in(1)));
    }
}
