/** The bank as its clients see it, over HTTP alone: every call is repeated until it is answered, since repeating is safe. */
@NullMarked
package io.mintmark.client;

import org.jspecify.annotations.NullMarked;
