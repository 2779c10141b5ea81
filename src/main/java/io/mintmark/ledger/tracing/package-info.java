/** Tracing: trustees appointed, a judge's order, their shares, and what these open together. */
@NullMarked
package io.mintmark.ledger.tracing;

import org.jspecify.annotations.NullMarked;
