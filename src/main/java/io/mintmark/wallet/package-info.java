/** The holder's purse: coins are withdrawn, paid, deposited and restored, and what leaves it was on the disk before. */
@NullMarked
package io.mintmark.wallet;

import org.jspecify.annotations.NullMarked;
