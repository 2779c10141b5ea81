/** A withdrawal: a request and its answer, then a challenge and its answer, once. */
@NullMarked
package io.mintmark.ledger.withdrawal;

import org.jspecify.annotations.NullMarked;
