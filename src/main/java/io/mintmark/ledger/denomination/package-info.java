/** The bank's denominations and the chain in which it publishes them. */
@NullMarked
package io.mintmark.ledger.denomination;

import org.jspecify.annotations.NullMarked;
