/** Which coins are watched, and what became of those that were deposited. */
@NullMarked
package io.mintmark.projection.watchedcoins;

import org.jspecify.annotations.NullMarked;
