/** The withdrawals of each account, and which of them wait for their challenge until when. */
@NullMarked
package io.mintmark.projection.withdrawals;

import org.jspecify.annotations.NullMarked;
