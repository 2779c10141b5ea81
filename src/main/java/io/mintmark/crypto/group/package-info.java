/**
 * The group P-256: scalars, secret scalars, points, their strict encodings, hashing to both, and fast sums over public
 * inputs. Built on Bouncy Castle's field arithmetic and constant-time multiplications.
 */
@NullMarked
package io.mintmark.crypto.group;

import org.jspecify.annotations.NullMarked;
