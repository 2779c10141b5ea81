/** Which withdrawals wait for their challenge, and until when. */
@NullMarked
package io.mintmark.projection.openwithdrawal;

import org.jspecify.annotations.NullMarked;
