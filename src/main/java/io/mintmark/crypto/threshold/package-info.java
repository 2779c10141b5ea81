/**
 * The trustees' joint key: its ceremony (Pedersen 1991, with a proof of knowledge per contribution), threshold ElGamal under
 * it, and decryption shares whose correctness anybody can check (Chaum, Pedersen 1992).
 */
@NullMarked
package io.mintmark.crypto.threshold;

import org.jspecify.annotations.NullMarked;
