package io.mintmark.wallet;

import io.mintmark.holder.Evidence;
import io.mintmark.wire.BankInfo;
import io.mintmark.wire.SpentSerials;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a wallet has but its secrets and its unspent coins.
 *
 * @param licence PEM; null before there is one
 * @param spentStatements what the bank signed when the wallet was restored
 */
public record WalletExport(
        Instant at,
        BankInfo bank,
        String accountId,
        @Nullable String licence,
        List<WithdrawalRecord> withdrawals,
        List<PaymentRecord> payments,
        List<DepositRecord> deposits,
        List<Evidence> evidence,
        List<SpentSerials> spentStatements) {}
