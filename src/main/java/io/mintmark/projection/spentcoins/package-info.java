/** The registry of spent coins for whoever asks about one; deposits decide by the coins' own streams. */
@NullMarked
package io.mintmark.projection.spentcoins;

import org.jspecify.annotations.NullMarked;
