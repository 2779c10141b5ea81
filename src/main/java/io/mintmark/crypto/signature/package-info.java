/** ECDSA over P-256 with SHA-256 and the nonces of RFC 6979, for the messages that parties sign. */
@NullMarked
package io.mintmark.crypto.signature;

import org.jspecify.annotations.NullMarked;
