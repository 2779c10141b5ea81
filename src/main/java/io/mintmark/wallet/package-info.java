/** The holder's purse: coins, payments and how they are recovered; on the disk before anything leaves it. */
@NullMarked
package io.mintmark.wallet;

import org.jspecify.annotations.NullMarked;
