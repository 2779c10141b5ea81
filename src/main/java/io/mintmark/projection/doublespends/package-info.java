/** Which coins were spent twice, in which payments, and by whom. */
@NullMarked
package io.mintmark.projection.doublespends;

import org.jspecify.annotations.NullMarked;
