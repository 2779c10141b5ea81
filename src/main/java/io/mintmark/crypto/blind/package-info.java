/**
 * The three-move blind signature with attributes, Anonymous Credentials Light (Baldimtsi, Lysyanskaya, CCS 2013) on Abe
 * (EUROCRYPT 2001): the signer's session, the user's blinding, and the signature both make.
 */
@NullMarked
package io.mintmark.crypto.blind;

import org.jspecify.annotations.NullMarked;
