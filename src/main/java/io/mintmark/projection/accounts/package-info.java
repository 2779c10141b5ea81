/** What each account is and has, and all that happened to it, for its statement. */
@NullMarked
package io.mintmark.projection.accounts;

import org.jspecify.annotations.NullMarked;
