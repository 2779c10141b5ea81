package io.mintmark.ecash;

import io.mintmark.crypto.group.SecretScalar;

/**
 * The wallet's secrets of one coin to be.
 *
 * @param blinding R, hides the others in the commitment
 * @param serialShare k, the wallet's half of the serial
 * @param escrowNonce v, of the serial's encryption for the trustees
 */
record CoinSecrets(SecretScalar blinding, SecretScalar serialShare, SecretScalar escrowNonce) {}
