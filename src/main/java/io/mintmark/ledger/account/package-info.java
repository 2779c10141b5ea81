/** An account: who holds it, its licence, its balance. */
@NullMarked
package io.mintmark.ledger.account;

import org.jspecify.annotations.NullMarked;
