/** What the protocol costs: every figure as a ratio to one multiplication, measured in the same JVM and the same second. */
package io.mintmark.bench;
