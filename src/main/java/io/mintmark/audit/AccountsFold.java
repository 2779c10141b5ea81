package io.mintmark.audit;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.MalformedException;
import io.mintmark.crypto.VerificationFailedException;
import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.AccountId;
import io.mintmark.ecash.AccountOpening;
import io.mintmark.ecash.CertificationRequest;
import io.mintmark.ecash.Licence;
import io.mintmark.ledger.account.AccountEvent;
import io.mintmark.ledger.account.AccountEvent.AccountClosed;
import io.mintmark.ledger.account.AccountEvent.AccountFrozen;
import io.mintmark.ledger.account.AccountEvent.AccountOpened;
import io.mintmark.ledger.account.AccountEvent.AccountUnfrozen;
import io.mintmark.ledger.account.AccountEvent.CashedIn;
import io.mintmark.ledger.account.AccountEvent.CashedOut;
import io.mintmark.ledger.account.AccountEvent.DepositCredited;
import io.mintmark.ledger.account.AccountEvent.LicenceRenewed;
import io.mintmark.ledger.account.AccountEvent.LicenceRevoked;
import io.mintmark.ledger.account.AccountEvent.WithdrawalDebited;
import io.mintmark.money.Money;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts: whose they are, what they may do, and what is in them. All of them are in memory, a few hundred bytes each. */
final class AccountsFold implements Fold {
    private final AuditedBank bank;
    private final Keys keys;
    private final Findings findings;
    private final Optional<Verification> verification;
    private final Map<String, AccountBook> books = new TreeMap<>();
    private long total;

    /** @param verification none when signatures are not looked at */
    AccountsFold(AuditedBank bank, Keys keys, Findings findings, Optional<Verification> verification) {
        this.bank = bank;
        this.keys = keys;
        this.findings = findings;
        this.verification = verification;
    }

    Optional<AccountBook> find(AccountId id) {
        return Optional.ofNullable(books.get(id.value()));
    }

    /** By their ids. */
    Map<String, AccountBook> all() {
        return books;
    }

    /** The sum of all balances. */
    long total() {
        return total;
    }

    @Override
    public void fold(Parsed parsed) {
        if (parsed.event().orElse(null) instanceof AccountEvent event) {
            if (event instanceof AccountOpened opened) {
                open(opened, parsed.position());
            } else {
                AccountBook book = books.get(event.accountId().value());
                if (book == null) {
                    findings.add(
                            parsed.position(),
                            Code.ACCOUNT_UNKNOWN,
                            amount(event),
                            event.accountId().value());
                } else {
                    findings.require(
                            !book.closed, parsed.position(), Code.ACCOUNT_CLOSED, amount(event), "it ended before");
                    apply(event, book, parsed.position());
                }
            }
        }
    }

    private static long amount(AccountEvent event) {
        return switch (event) {
            case CashedIn in -> in.amount().minorUnits();
            case CashedOut out -> out.amount().minorUnits();
            case WithdrawalDebited debited -> debited.amount().minorUnits();
            case DepositCredited credited -> credited.amount().minorUnits();
            case AccountOpened _,
                    AccountFrozen _,
                    AccountUnfrozen _,
                    LicenceRenewed _,
                    LicenceRevoked _,
                    AccountClosed _ -> 0;
        };
    }

    private void open(AccountOpened event, long position) {
        AccountBook book =
                new AccountBook(event.identityKey(), event.currency(), event.holderName(), event.licenceUntil());
        boolean fresh = books.putIfAbsent(event.accountId().value(), book) == null;
        findings.require(
                fresh, position, Code.ACCOUNT_OPENED_TWICE, 0, event.accountId().value());
        findings.require(
                event.currency().equals(bank.currency()),
                position,
                Code.AMOUNT_WRONG,
                0,
                "an account in " + event.currency());
        verify(
                () -> verifyRequest(event),
                Finding.at(
                        position,
                        Code.ACCOUNT_REQUEST_INVALID,
                        0,
                        event.accountId().value()));
        verifyLicence(
                event.licence(), event.accountId(), event.identityKey(), event.licenceUntil(), event.at(), position);
    }

    private interface Step {
        void take() throws MalformedException, VerificationFailedException;
    }

    private void verify(Step step, Finding otherwise) {
        verification.ifPresent(workers -> workers.add(
                1,
                () -> {
                    step.take();
                    return Verification.NOTHING_MORE;
                },
                otherwise));
    }

    /** The opening names the parameters of its time, of which there may have been several. */
    private void verifyRequest(AccountOpened event) throws MalformedException, VerificationFailedException {
        CertificationRequest request =
                CertificationRequest.decode(event.certificationRequest().toArray());
        require(
                request.identityKey().equals(event.identityKey())
                        && event.accountId().equals(AccountId.of(event.identityKey())),
                "the request is for another key or account");
        VerificationFailedException last = new VerificationFailedException("there are no parameters");
        for (var parameters : keys.allParameters()) {
            try {
                request.verify(new AccountOpening(parameters.id(), event.nonce(), event.holderName()));
                return;
            } catch (VerificationFailedException e) {
                last = e;
            }
        }
        throw last;
    }

    private void verifyLicence(
            Bytes der, AccountId account, VerifyingKey identity, Instant until, Instant at, long position) {
        verify(
                () -> {
                    Licence licence = Licence.decode(der.toArray());
                    // A licence begins with a whole second, which an event need not.
                    licence.verify(bank.authority(), at);
                    require(
                            licence.accountId().equals(account)
                                    && licence.identityKey().equals(identity)
                                    && licence.notAfter().equals(until),
                            "it is for another account, key or time");
                },
                Finding.at(position, Code.LICENCE_INVALID, 0, account.value()));
    }

    private static void require(boolean condition, String otherwise) throws VerificationFailedException {
        if (!condition) {
            throw new VerificationFailedException(otherwise);
        }
    }

    private void apply(AccountEvent event, AccountBook book, long position) {
        switch (event) {
            case AccountOpened _ -> throw new IllegalStateException("an opening is not applied to an account");
            case CashedIn in -> cashIn(in, book, position);
            case CashedOut out -> takeOut(out.amount(), book, position);
            case WithdrawalDebited debited -> debit(debited, book, position);
            case DepositCredited credited -> add(credited.amount(), book, position);
            case AccountFrozen _ -> book.frozen = true;
            case AccountUnfrozen _ -> book.frozen = false;
            case LicenceRenewed renewed -> renew(renewed, book, position);
            case LicenceRevoked _ -> book.licenceRevoked = true;
            case AccountClosed _ -> close(book, position);
        }
    }

    private void renew(LicenceRenewed event, AccountBook book, long position) {
        findings.require(!book.licenceRevoked, position, Code.LICENCE_INVALID, 0, "the last one was revoked for good");
        book.licenceUntil = event.licenceUntil();
        verifyLicence(event.licence(), event.accountId(), book.identityKey, event.licenceUntil(), event.at(), position);
    }

    private void close(AccountBook book, long position) {
        findings.require(
                book.balance == 0 && !book.frozen,
                position,
                Code.ACCOUNT_CLOSED,
                Math.abs(book.balance),
                "it ended frozen or with money in it");
        book.closed = true;
    }

    private void cashIn(CashedIn event, AccountBook book, long position) {
        add(event.amount(), book, position);
        long above = book.balance - bank.holdingLimit().minorUnits();
        findings.require(above <= 0, position, Code.HOLDING_LIMIT_EXCEEDED, above, "by " + above);
    }

    private void debit(WithdrawalDebited event, AccountBook book, long position) {
        long amount = event.amount().minorUnits();
        findings.require(
                book.hasLicence(event.at()),
                position,
                Code.LICENCE_LACKING,
                amount,
                event.accountId().value());
        takeOut(event.amount(), book, position);
        long above = book.withdraw(event.at(), amount) - bank.withdrawalLimit().minorUnits();
        findings.require(above <= 0, position, Code.WITHDRAWAL_LIMIT_EXCEEDED, above, "by " + above);
    }

    private void takeOut(Money amount, AccountBook book, long position) {
        findings.require(!book.frozen, position, Code.ACCOUNT_FROZEN, amount.minorUnits(), "it was frozen");
        move(amount, -amount.minorUnits(), book, position);
        findings.require(
                book.balance >= 0,
                position,
                Code.ACCOUNT_OVERDRAWN,
                Math.min(-book.balance, amount.minorUnits()),
                "it is at " + book.balance);
    }

    private void add(Money amount, AccountBook book, long position) {
        move(amount, amount.minorUnits(), book, position);
    }

    private void move(Money amount, long change, AccountBook book, long position) {
        findings.require(
                amount.minorUnits() != 0 && amount.currency().equals(book.currency),
                position,
                Code.AMOUNT_WRONG,
                amount.minorUnits(),
                amount.toString());
        book.balance = Math.addExact(book.balance, change);
        total = Math.addExact(total, change);
    }
}
