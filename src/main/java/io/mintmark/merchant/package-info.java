/** A merchant's till: payment requests, payments accepted without a network, and their deposit, every step durable before it shows. */
@NullMarked
package io.mintmark.merchant;

import org.jspecify.annotations.NullMarked;
