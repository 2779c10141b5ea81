package io.mintmark.wire;

/**
 * An account that was opened.
 *
 * @param licence X.509, PEM
 */
public record OpenedAccount(String accountId, String licence) {}
