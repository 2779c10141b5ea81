/** How many coins of each key are out, and whether the sums of coins, accounts and cash agree. */
@NullMarked
package io.mintmark.projection.circulation;

import org.jspecify.annotations.NullMarked;
