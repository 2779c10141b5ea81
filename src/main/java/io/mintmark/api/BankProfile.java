package io.mintmark.api;

import io.mintmark.crypto.signature.VerifyingKey;
import io.mintmark.ecash.Parameters;
import io.mintmark.ledger.account.AccountTerms;
import io.mintmark.ledger.deposit.DepositTerms;
import io.mintmark.ledger.withdrawal.WithdrawalTerms;
import java.util.List;

/**
 * Who the bank is and what it allows.
 *
 * @param judges whose orders it obeys
 * @param contact for people
 * @param maxSpentSerials of one prefix, in one answer
 */
public record BankProfile(
        Parameters parameters,
        AccountTerms accounts,
        WithdrawalTerms withdrawals,
        DepositTerms deposits,
        List<VerifyingKey> judges,
        String contact,
        int maxSpentSerials) {
    public BankProfile {
        judges = List.copyOf(judges);
    }
}
