package io.mintmark.wire;

/**
 * RFC 9457.
 *
 * @param type ends in the code
 * @param code stable, in kebab case: see docs/problems.md
 * @param detail what the caller can do
 * @param correlationId by which the bank finds the call in its log
 */
public record Problem(String type, String title, int status, String code, String detail, String correlationId) {}
