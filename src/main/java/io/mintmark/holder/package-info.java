/** What a wallet and a till have in common: the seed, the sealed store, the account, and what they know of the bank. */
@NullMarked
package io.mintmark.holder;

import org.jspecify.annotations.NullMarked;
