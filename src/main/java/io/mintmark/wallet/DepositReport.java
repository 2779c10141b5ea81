package io.mintmark.wallet;

import java.util.List;

/**
 * What became of own coins that went back to the bank, in minor units.
 *
 * @param deposits their ids
 * @param deposited value of the coins that were sent
 * @param credited by the bank
 * @param left value of available coins whose keys end too soon for a deposit
 * @param problems codes of what was not credited
 */
public record DepositReport(List<String> deposits, long deposited, long credited, long left, List<String> problems) {
    public DepositReport {
        deposits = List.copyOf(deposits);
        problems = List.copyOf(problems);
    }
}
