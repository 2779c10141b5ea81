package io.mintmark.audit;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.money.Currency;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** What the replay knows of an account. */
final class AccountBook {
    final VerifyingKey identityKey;
    final Currency currency;
    final String holderName;
    long balance;
    Instant licenceUntil;
    boolean licenceRevoked;
    boolean frozen;
    boolean closed;
    private LocalDate day = LocalDate.EPOCH;
    private long withdrawn;

    AccountBook(VerifyingKey identityKey, Currency currency, String holderName, Instant licenceUntil) {
        this.identityKey = identityKey;
        this.currency = currency;
        this.holderName = holderName;
        this.licenceUntil = licenceUntil;
    }

    boolean hasLicence(Instant at) {
        return !licenceRevoked && !at.isAfter(licenceUntil);
    }

    /** What was withdrawn on this day of UTC, this amount included; a day that is over does not come back. */
    long withdraw(Instant at, long amount) {
        LocalDate today = at.atZone(ZoneOffset.UTC).toLocalDate();
        if (today.isAfter(day)) {
            day = today;
            withdrawn = 0;
        }
        withdrawn = Math.addExact(withdrawn, amount);
        return withdrawn;
    }
}
