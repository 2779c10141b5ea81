package io.mintmark.client;

import io.mintmark.crypto.Bytes;
import io.mintmark.crypto.group.Point;
import io.mintmark.crypto.signature.SigningKey;
import io.mintmark.crypto.threshold.Ciphertext;
import io.mintmark.crypto.threshold.DecryptionShare;
import io.mintmark.ecash.OrderId;
import io.mintmark.ecash.ShareSubmission;
import io.mintmark.ecash.TracingRefusal;
import io.mintmark.wire.Base64Url;
import io.mintmark.wire.TracingMessages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The bank, to a trustee; throws as {@link BankClient} does. Repeating a share or a refusal changes nothing. */
public final class TracingClient {
    private static final String ORDERS = "/v1/tracing-orders";

    private final BankHttp http;
    private final Credential credential;

    TracingClient(BankHttp http, Credential credential) {
        this.http = http;
        this.credential = credential;
    }

    /** A page of the open orders, after the one of this number. */
    public TracingMessages.Orders open(long after) throws IOException, BankRefusedException {
        return http.get(credential, ORDERS + "?state=open&after=" + after, TracingMessages.Orders.class);
    }

    /** An order as it stands. */
    public TracingMessages.Order order(OrderId id) throws IOException, BankRefusedException {
        return http.get(credential, path(id), TracingMessages.Order.class);
    }

    /** A page of what proves its ciphertexts, from this part on. */
    public TracingMessages.Evidence evidence(OrderId id, int from) throws IOException, BankRefusedException {
        return http.get(credential, path(id) + "/evidence?from=" + from, TracingMessages.Evidence.class);
    }

    /**
     * Sends shares, signed.
     *
     * @param ciphertexts that they are for, in their order
     */
    public TracingMessages.State submit(
            OrderId id, ShareSubmission submission, List<Ciphertext> ciphertexts, SigningKey signing)
            throws IOException, BankRefusedException {
        List<TracingMessages.Share> shares = new ArrayList<>();
        for (int i = 0; i < ciphertexts.size(); i++) {
            DecryptionShare share = submission.shares().get(i);
            shares.add(new TracingMessages.Share(
                    text(ciphertexts.get(i)), Base64Url.text(share.point().encode()), Base64Url.text(share.proof())));
        }
        var message = new TracingMessages.Shares(
                submission.trustee(),
                submission.part(),
                Base64Url.text(submission.orderHash()),
                shares,
                Base64Url.text(submission.sign(signing).signature().encode()));
        return http.post(credential, path(id) + "/shares", message, Map.of(), TracingMessages.State.class);
    }

    /** Sends a refusal, signed. */
    public TracingMessages.Refusal refuse(OrderId id, TracingRefusal refusal, SigningKey signing)
            throws IOException, BankRefusedException {
        var message = new TracingMessages.Refusal(
                refusal.trustee(),
                Base64Url.text(refusal.orderHash()),
                refusal.reason(),
                Base64Url.text(refusal.sign(signing).signature().encode()));
        return http.post(credential, path(id) + "/refusals", message, Map.of(), TracingMessages.Refusal.class);
    }

    private static String path(OrderId id) {
        return ORDERS + "/" + Base64Url.text(id.value());
    }

    private static String text(Ciphertext ciphertext) {
        ByteArrayOutputStream both = new ByteArrayOutputStream(2 * Point.SIZE);
        both.writeBytes(ciphertext.e1().encode());
        both.writeBytes(ciphertext.e2().encode());
        return Base64Url.text(Bytes.copyOf(both.toByteArray()));
    }
}
