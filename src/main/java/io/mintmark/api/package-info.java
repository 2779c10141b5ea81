/** The REST API: who may call what, and what a caller is told when it cannot be done. */
@NullMarked
package io.mintmark.api;

import org.jspecify.annotations.NullMarked;
