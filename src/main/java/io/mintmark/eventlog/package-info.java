/** The event store and the sealed order in which everybody reads it; knows the ledger's events, none of its decisions. */
@NullMarked
package io.mintmark.eventlog;

import org.jspecify.annotations.NullMarked;
