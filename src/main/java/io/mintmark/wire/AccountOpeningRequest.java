package io.mintmark.wire;

/**
 * Opens an account.
 *
 * @param nonce of this opening, from the bank
 * @param certificationRequest PKCS#10, PEM
 * @param contractHash SHA-256 of the signed contract
 */
public record AccountOpeningRequest(String nonce, String certificationRequest, Holder holder, String contractHash) {
    /** Who the account is for. */
    public record Holder(String name) {}
}
