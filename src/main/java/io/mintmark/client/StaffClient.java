package io.mintmark.client;

import io.mintmark.ecash.AccountId;
import io.mintmark.wire.AccountDocument;
import io.mintmark.wire.AccountOpeningRequest;
import io.mintmark.wire.CashMovement;
import io.mintmark.wire.DoubleSpends;
import io.mintmark.wire.OpenedAccount;
import io.mintmark.wire.OpeningNonce;
import io.mintmark.wire.TracingMessages;
import io.mintmark.wire.Views;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The bank, to a member of its staff; throws as {@link BankClient} does. A command's key is 16 to 64 characters of
 * {@code [A-Za-z0-9_-]}: the same command with the same key happens once.
 */
public final class StaffClient {
    private final BankHttp http;
    private final StaffToken token;

    StaffClient(BankHttp http, StaffToken token) {
        this.http = http;
        this.token = token;
    }

    /** A nonce for one opening. */
    public OpeningNonce nonce(String key) throws IOException, BankRefusedException {
        return http.post(token, "/v1/accounts/nonces", null, keyed(key), OpeningNonce.class);
    }

    /** Opens an account. */
    public OpenedAccount open(AccountOpeningRequest opening, String key) throws IOException, BankRefusedException {
        return http.post(token, "/v1/accounts", opening, keyed(key), OpenedAccount.class);
    }

    /** An account as the bank's books have it. */
    public AccountDocument account(AccountId account) throws IOException, BankRefusedException {
        return http.get(token, "/v1/accounts/" + account, AccountDocument.class);
    }

    /** Takes banknotes. */
    public CashMovement cashIn(AccountId account, CashMovement cash, String key)
            throws IOException, BankRefusedException {
        return http.post(token, "/v1/accounts/" + account + "/cash-ins", cash, keyed(key), CashMovement.class);
    }

    /** Hands out banknotes. */
    public CashMovement cashOut(AccountId account, CashMovement cash, String key)
            throws IOException, BankRefusedException {
        return http.post(token, "/v1/accounts/" + account + "/cash-outs", cash, keyed(key), CashMovement.class);
    }

    /** A page of the double spends, after the one of this number. */
    public DoubleSpends.Page doubleSpends(long after) throws IOException, BankRefusedException {
        return http.get(token, "/v1/double-spends?after=" + after, DoubleSpends.Page.class);
    }

    /** Lets a read model begin again. */
    public Views.Rebuilding rebuild(String view, String key) throws IOException, BankRefusedException {
        String path = "/v1/views/" + URLEncoder.encode(view, StandardCharsets.UTF_8) + "/rebuild";
        return http.post(token, path, null, keyed(key), Views.Rebuilding.class);
    }

    /** Carries in a judge's order. */
    public TracingMessages.Order order(String jws, String key) throws IOException, BankRefusedException {
        return http.post(
                token,
                "/v1/tracing-orders",
                new TracingMessages.NewOrder(jws),
                keyed(key),
                TracingMessages.Order.class);
    }

    /** Appoints the trustees of a ceremony. */
    public TracingMessages.Appointment appoint(String transcript, String key) throws IOException, BankRefusedException {
        return http.post(
                token,
                "/v1/trustees",
                new TracingMessages.Appointing(transcript),
                keyed(key),
                TracingMessages.Appointment.class);
    }

    private static Map<String, String> keyed(String key) {
        return Map.of("Idempotency-Key", key);
    }
}
