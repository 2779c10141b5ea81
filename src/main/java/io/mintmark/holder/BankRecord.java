package io.mintmark.holder;

import io.mintmark.wire.BankInfo;
import io.mintmark.wire.KeyListDocument;
import java.time.Instant;

/**
 * The bank as it was first met, and its newest key list. What is here was verified before it was put here.
 *
 * @param address of its server
 * @param keysAt when the list was last compared with the bank's
 */
record BankRecord(String address, BankInfo info, KeyListDocument keys, Instant keysAt) {}
