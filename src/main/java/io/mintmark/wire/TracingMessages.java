package io.mintmark.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a trustee and the bank say to each other about a judge's orders; binary values in base64url. */
public final class TracingMessages {
    private TracingMessages() {}

    /**
     * An order as the bank has recorded it.
     *
     * @param order the compact JWS
     * @param state in kebab case
     * @param parts 1 of a payment, else one for each withdrawal
     * @param ciphertexts in all parts
     * @param approvals the trustees who sent shares
     * @param refusals the trustees who refused
     */
    public record Order(
            String orderId,
            String order,
            String state,
            int parts,
            int ciphertexts,
            List<Integer> approvals,
            List<Integer> refusals) {}

    /** Orders that wait for shares, the oldest first. */
    public record Orders(List<Order> orders) {}

    /** A message with its signature. */
    public record Signed(String message, String signature) {}

    /**
     * A withdrawal as the bank has recorded it.
     *
     * @param request its bytes
     * @param firstAnswer by the bank
     * @param challenge by the account
     * @param licence DER
     */
    public record Withdrawal(String request, Signed firstAnswer, Signed challenge, String licence) {}

    /**
     * What a part of an order is about: one of the two.
     *
     * @param payment its bytes
     */
    public record Part(
            int part, @Nullable String payment, @Nullable Withdrawal withdrawal) {}

    /** Parts in their order, from the one that was asked for on. */
    public record Evidence(List<Part> parts, boolean more) {}

    /**
     * An answer to one ciphertext.
     *
     * @param ciphertext E1 | E2, 66 bytes
     * @param share P, 33 bytes
     * @param proof 98 bytes
     */
    public record Share(String ciphertext, String share, String proof) {}

    /**
     * A trustee's shares of a part.
     *
     * @param signature over the submission's bytes
     */
    public record Shares(int trustee, int part, List<Share> shares, String signature) {}

    /**
     * A trustee's refusal.
     *
     * @param signature over the refusal's bytes
     */
    public record Refusal(int trustee, String reason, String signature) {}

    /** What became of the order. */
    public record State(String state) {}
}
