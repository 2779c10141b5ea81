/** Orders, what trustees decided about them, and the counts that are public. */
@NullMarked
package io.mintmark.projection.tracing;

import org.jspecify.annotations.NullMarked;
