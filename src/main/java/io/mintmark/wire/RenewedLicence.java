package io.mintmark.wire;

import java.time.Instant;

/** @param licence X.509, PEM */
public record RenewedLicence(String licence, Instant licenceUntil) {}
