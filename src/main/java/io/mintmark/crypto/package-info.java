/**
 * What every part of the cryptography shares: byte strings, their strict encodings, the domain-separation tags and the
 * two checked failures. Depends on nothing but the JDK.
 */
@NullMarked
package io.mintmark.crypto;

import org.jspecify.annotations.NullMarked;
