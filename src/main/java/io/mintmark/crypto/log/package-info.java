/**
 * The sealed log as anybody can check it: leaves and the tree over them (RFC 9162 section 2.1), proofs, signed checkpoints with
 * witnesses' cosignatures, and tiles (C2SP signed-note, tlog-checkpoint, tlog-cosignature, tlog-tiles).
 */
@NullMarked
package io.mintmark.crypto.log;

import org.jspecify.annotations.NullMarked;
