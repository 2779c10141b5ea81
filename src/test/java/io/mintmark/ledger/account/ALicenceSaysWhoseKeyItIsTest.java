package io.mintmark.ledger.account;

import static io.mintmark.ledger.TestLedger.ACCOUNT_TERMS;
import static io.mintmark.ledger.TestLedger.KEYS;
import static io.mintmark.ledger.TestLedger.LICENCES;
import static io.mintmark.ledger.TestLedger.NOW;
import static io.mintmark.ledger.TestLedger.cents;
import static io.mintmark.ledger.TestLedger.withdrawalId;
import static io.mintmark.ledger.account.AccountFixture.ACCOUNT;
import static io.mintmark.ledger.account.AccountFixture.ADA;
import static io.mintmark.ledger.account.AccountFixture.CLOSED;
import static io.mintmark.ledger.account.AccountFixture.FROZEN;
import static io.mintmark.ledger.account.AccountFixture.OPENED;
import static io.mintmark.ledger.account.AccountFixture.REVOKED;
import static io.mintmark.ledger.account.AccountFixture.debited;
import static io.mintmark.ledger.account.AccountFixture.given;
import static io.mintmark.ledger.account.AccountFixture.in;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.ecash.Licence;
import io.mintmark.ledger.Rejection;
import io.mintmark.ledger.account.AccountCommand.DebitWithdrawal;
import io.mintmark.ledger.account.AccountCommand.OpenAccount;
import io.mintmark.ledger.account.AccountCommand.RenewLicence;
import io.mintmark.ledger.account.AccountCommand.RevokeLicence;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.LicenceRenewed;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.junit.jupiter.api.Test;

class ALicenceSaysWhoseKeyItIsTest {
    private static final Instant UNTIL = NOW.plus(ACCOUNT_TERMS.licenceValidity());
    private static final Instant LATER = NOW.plus(Duration.ofDays(300));
    private static final LicenceRenewed RENEWED = renewed(LATER);

    private static LicenceRenewed renewed(Instant at) {
        Instant until = at.plus(ACCOUNT_TERMS.licenceValidity());
        Licence licence = LICENCES.issue(ACCOUNT, ADA.identityKey.verifyingKey(), at, until);
        return new LicenceRenewed(ACCOUNT, licence.encoding(), until, at);
    }

    private static DebitWithdrawal debit(Instant at) {
        return new DebitWithdrawal(ACCOUNT, withdrawalId(1), cents(1), at);
    }

    private static X509Certificate certificate(Bytes der) throws Exception {
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toArray()));
    }

    @Test
    void the_licence_names_the_account_and_its_key() throws Exception {
        Licence licence = Licence.decode(OPENED.licence().toArray());
        assertEquals(ACCOUNT, licence.accountId());
        assertEquals(ADA.identityKey.verifyingKey(), licence.identityKey());
        assertEquals(NOW, licence.notBefore());
        assertEquals(UNTIL, licence.notAfter());
        assertEquals(UNTIL, OPENED.licenceUntil());
    }

    @Test
    void the_licence_verifies_under_the_key_for_licences_alone() throws Exception {
        Licence licence = Licence.decode(OPENED.licence().toArray());
        licence.verify(KEYS.licenceKey().verifyingKey(), NOW);
        assertThrows(
                VerificationFailedException.class,
                () -> licence.verify(KEYS.signingKey().verifyingKey(), NOW));
    }

    /** Read and verified by the JDK, which shares no code with the bank. */
    @Test
    void the_licence_is_a_certificate_that_others_can_read() throws Exception {
        X509Certificate licence = certificate(OPENED.licence());
        licence.verify(certificate(LICENCES.caCertificate()).getPublicKey());
        assertEquals("CN=" + ACCOUNT, licence.getSubjectX500Principal().getName());
        assertEquals(Date.from(NOW), licence.getNotBefore());
        assertEquals(Date.from(UNTIL), licence.getNotAfter());
    }

    @Test
    void the_recorded_end_is_the_licences_own_in_whole_seconds() throws Exception {
        OpenAccount opening =
                new OpenAccount(ADA.request(ADA.nonce), ADA.nonce, ADA.name, ADA.contractHash, NOW.plusMillis(999));
        AccountOpened opened = (AccountOpened)
                AccountState.decide(null, opening, ACCOUNT_TERMS).getFirst();
        assertEquals(UNTIL, opened.licenceUntil());
        assertEquals(UNTIL, Licence.decode(opened.licence().toArray()).notAfter());
    }

    @Test
    void a_licence_is_renewed_for_the_same_key() throws Exception {
        given(OPENED).when(new RenewLicence(ACCOUNT, LATER)).expectEvents(RENEWED);
        Licence renewed = Licence.decode(RENEWED.licence().toArray());
        assertNotEquals(Licence.decode(OPENED.licence().toArray()).serialNumber(), renewed.serialNumber());
    }

    @Test
    void a_frozen_account_and_an_expired_licence_are_renewed_too() {
        given(OPENED, FROZEN).when(new RenewLicence(ACCOUNT, LATER)).expectEvents(RENEWED);
        Instant expired = UNTIL.plus(Duration.ofDays(1));
        given(OPENED).when(new RenewLicence(ACCOUNT, expired)).expectEvents(renewed(expired));
    }

    @Test
    void a_revoked_licence_is_not_renewed() {
        given(OPENED, REVOKED).when(new RenewLicence(ACCOUNT, LATER)).expectRejection(new Rejection.LicenceRevoked());
    }

    @Test
    void a_closed_account_has_no_licence_to_renew_or_revoke() {
        given(OPENED, CLOSED).when(new RenewLicence(ACCOUNT, LATER)).expectRejection(new Rejection.AccountClosed());
        given(OPENED, CLOSED)
                .when(new RevokeLicence(ACCOUNT, "key lost", NOW))
                .expectRejection(new Rejection.AccountClosed());
    }

    @Test
    void an_account_that_was_never_opened_has_no_licence() {
        given().when(new RenewLicence(ACCOUNT, LATER)).expectRejection(new Rejection.AccountUnknown());
        given().when(new RevokeLicence(ACCOUNT, "key lost", NOW)).expectRejection(new Rejection.AccountUnknown());
    }

    @Test
    void a_licence_is_revoked_with_a_reason_and_once() {
        given(OPENED).when(new RevokeLicence(ACCOUNT, "key lost", NOW)).expectEvents(REVOKED);
        given(OPENED, REVOKED)
                .when(new RevokeLicence(ACCOUNT, "another reason", LATER))
                .expectNothing();
    }

    @Test
    void nothing_is_withdrawn_with_a_revoked_licence() {
        given(OPENED, in(10), REVOKED).when(debit(NOW)).expectRejection(new Rejection.LicenceRevoked());
    }

    @Test
    void a_licence_serves_to_its_last_second_and_no_longer() {
        Instant before = UNTIL.minusMillis(1);
        given(OPENED, in(10)).when(debit(before)).expectEvents(debited(1, before));
        given(OPENED, in(10)).when(debit(UNTIL.plusMillis(1))).expectRejection(new Rejection.LicenceExpired());
    }

    /** A licence verifies at its last moment: the ledger and a licence's readers have to agree. */
    @Test
    void the_last_moment_of_a_licence_is_one_with_it() throws Exception {
        Licence.decode(OPENED.licence().toArray()).verify(KEYS.licenceKey().verifyingKey(), UNTIL);
        given(OPENED, in(10)).when(debit(UNTIL)).expectEvents(debited(1, UNTIL));
    }

    @Test
    void after_a_renewal_the_new_licence_counts() {
        Instant before = RENEWED.licenceUntil().minusMillis(1);
        given(OPENED, in(10), RENEWED).when(debit(before)).expectEvents(debited(1, before));
        given(OPENED, in(10), RENEWED)
                .when(debit(RENEWED.licenceUntil().plusMillis(1)))
                .expectRejection(new Rejection.LicenceExpired());
    }
}
