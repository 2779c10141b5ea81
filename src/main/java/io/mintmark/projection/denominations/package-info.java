/** The key list, change by change, as it is published. */
@NullMarked
package io.mintmark.projection.denominations;

import org.jspecify.annotations.NullMarked;
