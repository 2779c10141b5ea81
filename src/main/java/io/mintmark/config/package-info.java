/** Wiring only: Axon, JDBC, serializer, keys, clock, randomness. */
@NullMarked
package io.mintmark.config;

import org.jspecify.annotations.NullMarked;
