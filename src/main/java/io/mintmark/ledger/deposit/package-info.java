/** A deposit: payments taken, coins marked as spent, whoever spent one twice named. */
@NullMarked
package io.mintmark.ledger.deposit;

import org.jspecify.annotations.NullMarked;
