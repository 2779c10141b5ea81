/**
 * The protocol of the parties, pure: parameters, keys, withdrawal, coin, payment, double spend, tracing. Knows no network, no
 * storage and no clock; randomness and times are parameters.
 */
@NullMarked
package io.mintmark.ecash;

import org.jspecify.annotations.NullMarked;
