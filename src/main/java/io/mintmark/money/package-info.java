/** Amounts of money in minor units, exact, with overflow refused. */
@NullMarked
package io.mintmark.money;

import org.jspecify.annotations.NullMarked;
