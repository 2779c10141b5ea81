/** The ledger's front: everything it can be asked, each in a transaction of its own. */
@NullMarked
package io.mintmark.ledger.bank;

import org.jspecify.annotations.NullMarked;
