/**
 * The group P-256: scalars, secret scalars, points, their strict encodings, hashing to both, and fast sums over public
 * inputs. Secrets go through Bouncy Castle's constant-time multiplications and nothing else.
 */
@NullMarked
package io.mintmark.crypto.group;

import org.jspecify.annotations.NullMarked;
