package io.mintmark.holder;

import org.jspecify.annotations.Nullable;

/**
 * Who the holder is.
 *
 * @param entropy of the 24 words, base64url
 * @param licence PEM; null until the bank has opened the account
 */
record HolderRecord(String entropy, @Nullable String licence) {
    @Override
    public String toString() {
        return "HolderRecord[hidden]";
    }
}
