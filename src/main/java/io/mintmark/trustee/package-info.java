/** A trustee on its own machine: the key ceremony by files, and judges' orders, of which it verifies everything itself. */
@NullMarked
package io.mintmark.trustee;

import org.jspecify.annotations.NullMarked;
