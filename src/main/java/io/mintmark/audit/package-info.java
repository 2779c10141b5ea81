/** The regulator's replay: everything recomputed from the sealed log by code of its own, never the ledger's state classes. */
@NullMarked
package io.mintmark.audit;

import org.jspecify.annotations.NullMarked;
