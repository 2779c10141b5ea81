/** The bank's domain: accounts, denominations, withdrawals, deposits; pure decisions over events. */
@NullMarked
package io.mintmark.ledger;

import org.jspecify.annotations.NullMarked;
