/**
 * Non-interactive proofs of linear relations, as in draft-irtf-cfrg-sigma-protocols and draft-irtf-cfrg-fiat-shamir (August
 * 2026), suite {@code sigma-proofs_Shake128_P256}, batchable flavour, and the verification of many linear claims at once.
 */
@NullMarked
package io.mintmark.crypto.sigma;

import org.jspecify.annotations.NullMarked;
