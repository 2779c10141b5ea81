package io.mintmark.ledger.account;

import io.mintmark.ecash.LicenceIssuer;
import io.mintmark.ecash.ParamsId;
import io.mintmark.money.Currency;
import io.mintmark.money.Money;
import java.time.Duration;

/**
 * The bank's terms for all accounts.
 *
 * @param holdingLimit the most that a cash-in may lift a balance to; deposits are never refused for it, since the merchant has
 *     already delivered
 * @param withdrawalLimit the most that one account may withdraw on one day (UTC)
 * @param licenceValidity how long a licence is good for
 */
public record AccountTerms(
        ParamsId paramsId,
        Currency currency,
        LicenceIssuer licences,
        Money holdingLimit,
        Money withdrawalLimit,
        Duration licenceValidity) {}
