package io.mintmark.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about tracing orders. */
public final class TracingMessages {
    private TracingMessages() {}

    /** @param order the judge's JWS */
    public record NewOrder(String order) {}

    /** @param next the {@code after} of the next page; null when this is the last */
    public record Orders(List<Order> orders, @Nullable Long next) {}

    /**
     * An order as it stands.
     *
     * @param order the judge's JWS
     * @param state {@code open}, {@code opened}, {@code denied} or {@code expired}
     * @param parts how much there is to open: the payment, or so many withdrawals
     * @param openedParts how much of it is open
     * @param approvals the trustees who have sent shares
     * @param refusals the trustees who take no part
     * @param alarms what was opened and cannot be
     */
    public record Order(
            String orderId,
            String order,
            String paramsId,
            String state,
            int parts,
            int openedParts,
            List<Integer> approvals,
            List<Integer> refusals,
            int alarms,
            Instant orderedAt) {}

    /** A page of what proves that the ciphertexts are worth opening. */
    public record Evidence(List<Part> parts, boolean more) {}

    /**
     * One part of an order; it has either a payment or a withdrawal.
     *
     * @param part from 0
     * @param payment in its text form
     * @param sharedBy trustees whose shares are on record
     */
    public record Part(
            int part, @Nullable String payment, @Nullable Withdrawal withdrawal, List<Integer> sharedBy) {}

    /**
     * A withdrawal as it was exchanged.
     *
     * @param licence of the account, DER
     */
    public record Withdrawal(String request, Signed firstAnswer, Signed challenge, String licence) {}

    /** A message with its signature. */
    public record Signed(String message, String signature) {}

    /**
     * A trustee's shares for one part.
     *
     * @param orderHash SHA-256 of the JWS that they are for
     * @param signature the trustee's over {@code items("MINTMARK-V01-shares", paramsId, SHA-256(order), u64 trustee, u64 part,
     *     share, ...)}
     */
    public record Shares(int trustee, int part, String orderHash, List<Share> shares, String signature) {}

    /**
     * One share.
     *
     * @param ciphertext E1 and E2, one after the other
     * @param share P
     * @param proof that P = x_j E1
     */
    public record Share(String ciphertext, String share, String proof) {}

    /** @param state of the order now; {@code opened} also says that this part is open */
    public record State(String state) {}

    /**
     * A trustee's refusal.
     *
     * @param signature the trustee's over {@code items("MINTMARK-V01-refusal", paramsId, SHA-256(order), u64 trustee, reason)}
     */
    public record Refusal(int trustee, String orderHash, String reason, String signature) {}

    /** A page of what was opened. */
    public record Results(List<Result> results, boolean more) {}

    /** What one part of an order led to. */
    public record Result(
            int part,
            @Nullable Payer payer,
            @Nullable String withdrawalId,
            List<Coin> coins,
            List<Integer> trustees,
            @Nullable Instant openedAt) {}

    /** Who paid. */
    public record Payer(String paymentId, String accountId, String identityKey) {}

    /**
     * A coin that was opened.
     *
     * @param spentIn the payment in which it was deposited before
     */
    public record Coin(
            String serial, String keyId, @Nullable String spentIn) {}

    /** What happened by month (UTC) and kind: {@code payment}, {@code account}, or {@code stolen}, reported by holders. */
    public record Statistics(List<Month> months) {}

    /** @param openings of whole orders */
    public record Month(String month, String kind, long orders, long approvals, long refusals, long openings) {}

    /** @param coins 1 to 256 */
    public record StolenCoins(String withdrawalId, List<StolenCoin> coins) {}

    /**
     * What opens a coin's escrow.
     *
     * @param coin its position in the withdrawal, from 0
     * @param v with E1 = v B
     */
    public record StolenCoin(int coin, String v) {}

    /** The serials that are watched now. */
    public record Watched(List<String> serials) {}

    /** @param transcript of the trustees' key ceremony */
    public record Appointing(String transcript) {}

    /** All parameter sets that the bank ever had, the current one last. */
    public record Appointments(List<Appointment> appointments) {}

    /** A parameter set and the ceremony of its trustees. */
    public record Appointment(String paramsId, String transcript) {}

    /** @param next the {@code after} of the next page; null when this is the last */
    public record Alarms(List<Alarm> alarms, @Nullable Long next) {}

    /**
     * A watched coin was deposited.
     *
     * @param held whether it was not credited
     * @param released whether it was afterwards
     */
    public record Alarm(
            long number,
            String serial,
            String paymentId,
            String merchant,
            boolean held,
            boolean released,
            Instant at) {}
}
