package io.mintmark.crypto.blind;

import io.mintmark.crypto.group.Scalar;

/** The signer's second message: challenge and response of the y-side, then those of the simulated z-side. */
public record SecondAnswer(Scalar c, Scalar r, Scalar cPrime, Scalar r1, Scalar r2) {}
